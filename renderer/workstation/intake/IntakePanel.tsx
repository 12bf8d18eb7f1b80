import { selectedCall, selectedIncident, selectedIncidentId, useDesk } from '../desk/desk.ts';
import { useAssessment } from '../guide/useAssessment.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { QualifyBar } from '../qualify/QualifyBar.tsx';
import { SameEvent } from '../same-event/SameEvent.tsx';
import { StoryView } from '../story/StoryView.tsx';
import { useStoryToggle } from '../story/useStoryToggle.ts';
import { useTexts } from '../texts.tsx';
import { useDraft, useFormFields } from './autosave.ts';
import { CloseIncident } from './CloseIncident.tsx';
import { IntakeForm } from './IntakeForm.tsx';
import styles from './intake.module.css';
import { Missing } from './Missing.tsx';
import { useFormPlace } from './useFormPlace.ts';

/** The report of the selected call, or one without a call. */
export function IntakePanel({ onNewReport }: { onNewReport: () => void }) {
  const t = useTexts();
  const call = useDesk(selectedCall);
  const incident = useDesk(selectedIncident);
  const incidentId = useDesk(selectedIncidentId);
  const selected = useDesk((state) => state.selection.callId !== null || state.selection.incidentId !== null);
  const { view, turn } = useStoryToggle();
  const draft = useDraft(incidentId);
  const fields = useFormFields();
  const { missing, suggestion } = useAssessment();
  useFormPlace();
  const state = draft?.state ?? (incident ? 'saved' : 'empty');
  return (
    <section className={styles.panel} aria-label={t('screen.intake.title')} data-form-panel>
      <header className={styles.head}>
        <h2>
          <span className={incident ? styles.unseen : undefined}>{t('screen.intake.title')}</span>
          {incident && (
            <span className={styles.number} data-testid="incident-number">
              {incident.number}
            </span>
          )}
          {incident && (
            <span className={styles.status} data-testid="incident-status" data-state={incident.status}>
              {t(`domain.incidentStatus.${incident.status}`)}
            </span>
          )}
        </h2>
        <span
          className={`${styles.saved} ${styles[state]}`}
          data-testid="saved"
          data-state={state}
          role="status"
        >
          {t(`screen.intake.${state}`)}
        </span>
        <span className={styles.space} />
        {incident && (
          <KeyButton
            hotkey={screenKeys.story}
            aria-pressed={view === 'story'}
            onClick={turn}
            data-testid="story-toggle"
          >
            {t('story.show')}
          </KeyButton>
        )}
        {incident && <CloseIncident incident={incident} />}
        <KeyButton hotkey={screenKeys.newReport} onClick={onNewReport}>
          {t('screen.intake.newReport')}
        </KeyButton>
      </header>
      {selected ? (
        <>
          <SameEvent />
          {view === 'story' && incident && <StoryView key={incident.id} incident={incident} />}
          <div className={view === 'story' ? styles.away : styles.shown}>
            <IntakeForm
              key={call?.id ?? incidentId}
              fields={fields}
              refused={draft?.refused ?? {}}
              suggestion={suggestion}
            />
          </div>
          <Missing missing={missing} testId="missing" />
          {call?.direction === 'in' && <QualifyBar />}
        </>
      ) : (
        <p className={styles.none}>{t('screen.intake.none')}</p>
      )}
    </section>
  );
}
