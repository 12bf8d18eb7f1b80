import { answersOfAgencies } from '../../../../shared/training/scenario.ts';
import { useDesk } from '../../desk/desk.ts';
import { useTexts } from '../../texts.tsx';
import type { Draft } from './draft.ts';
import { Select } from './Select.tsx';
import styles from './writing.module.css';
import { writing } from './writing.ts';

/** How the telephones of agencies answer while this scenario is played. */
export function AgencyAnswers({ draft }: { draft: Draft }) {
  const t = useTexts();
  const agencies = useDesk((state) => state.agencies);
  return (
    <fieldset className={styles.group}>
      <legend>{t('screen.scenarioForm.agencies')}</legend>
      <div className={styles.grid}>
        {agencies.map(({ id, shortName }) => (
          <Select
            key={id}
            label={shortName}
            name={`agency-${id}`}
            value={draft.agencies.find(({ agencyId }) => agencyId === id)?.answers ?? 'accepts'}
            words={answersOfAgencies.map((answers) => [answers, t(`screen.scenarioForm.answers.${answers}`)])}
            change={(answers) =>
              writing.change({
                ...draft,
                agencies: [
                  ...draft.agencies.filter(({ agencyId }) => agencyId !== id),
                  ...(answers ? [{ agencyId: String(id), answers }] : []),
                ],
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
