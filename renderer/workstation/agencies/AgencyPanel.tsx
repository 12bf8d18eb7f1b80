import { useState } from 'react';
import beside from '../cover/beside.module.css';
import { Cover } from '../cover/Cover.tsx';
import { ask } from '../desk/ask.ts';
import { told, useDesk } from '../desk/desk.ts';
import { AgencyIcon } from '../handoff/AgencyIcon.tsx';
import { KeyButton } from '../keys/KeyButton.tsx';
import { agencyKey, keyLabel, screenKeys } from '../keys/keys.ts';
import { useMay } from '../people/people.ts';
import { Rights } from '../people/Rights.tsx';
import { useTexts } from '../texts.tsx';
import { showCover } from '../view.ts';
import { AgencyForm } from './AgencyForm.tsx';
import styles from './agencies.module.css';
import { editAgency, newAgency, problemsOf, settingsOf, useAgencyDraft } from './draft.ts';

/**
 * The administrator's screen for agencies. It opens only by its own button, never over a live call; nothing counts
 * before it is saved, and every save is one entry of the log.
 */
export function AgencyPanel() {
  const t = useTexts();
  const agencies = useDesk((state) => state.agencies);
  const draft = useAgencyDraft();
  const may = useMay('administrator');
  const [saved, setSaved] = useState('');
  const problems = draft ? problemsOf(t, draft, agencies) : {};
  const blocked = !may || Object.keys(problems).length > 0;

  async function save(): Promise<void> {
    if (!draft || blocked) return;
    const agency = await ask('agency.configure', { agency: draft });
    if (!agency) return;
    told.agency(agency);
    editAgency(settingsOf(agency));
    setSaved(agency.id);
  }
  async function remove(): Promise<void> {
    if (!draft) return;
    const agency = await ask('agency.remove', { agencyId: draft.id });
    if (!agency) return;
    told.agency(agency);
    editAgency(null);
  }
  const shown = agencies.filter(({ removed }) => !removed);
  const known = draft !== null && shown.some(({ id }) => id === draft.id);

  return (
    <Cover
      title={t('screen.agencies.title')}
      testId="agencies"
      beside={<span className={`${styles.hint} ${styles.title}`}>{t('screen.agencies.hint')}</span>}
      tools={
        <KeyButton
          tone="quiet"
          hotkey={screenKeys.people}
          onClick={() => showCover('people')}
          data-testid="open-people"
        >
          {t('screen.people.open')}
        </KeyButton>
      }
    >
      <Rights least="administrator" />
      <div className={`${beside.body} ${styles.body}`}>
        <nav className={beside.list} aria-label={t('screen.agencies.list')}>
          <ul>
            {shown.map((agency) => (
              <li key={agency.id}>
                <button
                  type="button"
                  className={`${beside.pick} ${styles.pick}`}
                  style={{ borderInlineStartColor: agency.colour }}
                  aria-current={agency.id === draft?.id ? 'true' : undefined}
                  onClick={() => {
                    setSaved('');
                    editAgency(settingsOf(agency));
                  }}
                  data-testid={`edit-${agency.id}`}
                >
                  <AgencyIcon icon={agency.icon} />
                  <span>{agency.shortName}</span>
                  {agency.enabled ? (
                    agency.key && <kbd>{keyLabel(agencyKey(agency.key))}</kbd>
                  ) : (
                    <small>{t('screen.agencies.off')}</small>
                  )}
                </button>
              </li>
            ))}
          </ul>
          <KeyButton onClick={() => editAgency(newAgency(agencies))} data-testid="new-agency">
            {t('screen.agencies.add')}
          </KeyButton>
        </nav>
        {draft ? (
          <form
            className={beside.form}
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <AgencyForm draft={draft} problems={problems} />
            <footer className={styles.foot}>
              <KeyButton
                type="submit"
                tone={blocked ? 'plain' : 'primary'}
                disabled={blocked}
                data-testid="save-agency"
              >
                {t('screen.agencies.save')}
              </KeyButton>
              {known && (
                <KeyButton
                  tone="quiet"
                  onClick={() => void remove()}
                  disabled={!may}
                  data-testid="remove-agency"
                >
                  {t('screen.agencies.remove')}
                </KeyButton>
              )}
              <span role="status" data-testid="agency-saved">
                {saved === draft.id ? t('screen.agencies.saved') : ''}
              </span>
            </footer>
          </form>
        ) : (
          <p className={beside.form}>{t('screen.agencies.pick')}</p>
        )}
      </div>
    </Cover>
  );
}
