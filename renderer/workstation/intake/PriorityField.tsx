import { type Priority, priorities } from '../../../shared/domain/priority.ts';
import { useAssessment } from '../guide/useAssessment.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { priorityKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useLanguage, useTexts } from '../texts.tsx';
import { edit, useForm } from './autosave.ts';
import styles from './intake.module.css';
import { PriorityMark } from './PriorityMark.tsx';

/** The operator's choice beside what the guide suggests. The same key again follows the suggestion. */
export function PriorityField() {
  const chosen = useForm((fields) => fields.priority);
  const suggestion = useAssessment('suggestion');
  const t = useTexts();
  const language = useLanguage();
  const choose = (priority: Priority): void => edit({ priority: chosen === priority ? null : priority });
  useKeys(priorities.map((priority) => ({ key: priorityKeys[priority], act: () => choose(priority) })));
  const reasons = suggestion?.reasons.map(({ text }) => text[language]) ?? [];
  return (
    <fieldset className={styles.priority}>
      <legend>{t('screen.intake.priority')}</legend>
      {priorities.map((priority) => (
        <KeyButton
          key={priority}
          hotkey={priorityKeys[priority]}
          className={`${styles[priority]}`}
          aria-pressed={chosen === priority}
          onClick={() => choose(priority)}
          data-testid={`priority-${priority}`}
          data-suggested={suggestion?.priority === priority}
        >
          <PriorityMark priority={priority} />
          {suggestion?.priority === priority && <small> {t('screen.guide.suggested')}</small>}
        </KeyButton>
      ))}
      {suggestion && (
        <p
          className={styles.suggestion}
          title={reasons.join(' ')}
          data-testid="suggestion"
          data-priority={suggestion.priority}
        >
          {t('screen.guide.suggestedIs')} <PriorityMark priority={suggestion.priority} />
          {reasons[0] && `, ${t('screen.guide.because', { reason: asPart(reasons[0]) })}`}
          {chosen && chosen !== suggestion.priority && (
            <b>
              {' '}
              {t('screen.guide.chosenIs')} <PriorityMark priority={chosen} />
            </b>
          )}
        </p>
      )}
    </fieldset>
  );
}

/** A sentence as the end of another: "Ada korban." → "ada korban."; "ODGJ …" stays as it is. */
const asPart = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
