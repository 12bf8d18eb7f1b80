import { selectedCall, selectedIncident, selectedIncidentId, useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { screenKeys } from '../keys/keys.ts';
import { QualifyBar } from '../qualify/QualifyBar.tsx';
import { SameEvent } from '../same-event/SameEvent.tsx';
import { StoryView } from '../story/StoryView.tsx';
import { useStoryToggle } from '../story/useStoryToggle.ts';
import { useTexts } from '../texts.tsx';
import { useDraft } from './autosave.ts';
import { CloseIncident } from './CloseIncident.tsx';
import { IntakeForm } from './IntakeForm.tsx';
import styles from './intake.module.css';
import { Missing } from './Missing.tsx';
import { useFormPlace } from './useFormPlace.ts';

/** The report of the selected call, or one without a call. */
export function IntakePanel({ onNewReport }: { onNewReport: () => void }) {
  const t = useTexts();
  const callId = useDesk((state) => selectedCall(state)?.id);
  const incoming = useDesk((state) => selectedCall(state)?.direction === 'in');
  const number = useDesk((state) => selectedIncident(state)?.number);
  const status = useDesk((state) => selectedIncident(state)?.status);
  const incidentId = useDesk(selectedIncidentId);
  const selected = useDesk((state) => state.selection.callId !== null || state.selection.incidentId !== null);
  const { view, turn } = useStoryToggle();
  const told = useDesk((state) => (view === 'story' ? selectedIncident(state) : undefined));
  useFormPlace();
  return (
    <section className={styles.panel} aria-label={t('screen.intake.title')} data-form-panel>
      <header className={styles.head}>
        <h2>
          <span className={number ? styles.unseen : undefined}>{t('screen.intake.title')}</span>
          {number && (
            <span className={styles.number} data-testid="incident-number">
              {number}
            </span>
          )}
          {status && (
            <span className={styles.status} data-testid="incident-status" data-state={status}>
              {t(`domain.incidentStatus.${status}`)}
            </span>
          )}
        </h2>
        <SaveLight known={number !== undefined} />
        <span className={styles.space} />
        {number && (
          <KeyButton
            hotkey={screenKeys.story}
            aria-pressed={view === 'story'}
            onClick={turn}
            data-testid="story-toggle"
          >
            {t('story.show')}
          </KeyButton>
        )}
        <CloseIncident />
        <KeyButton hotkey={screenKeys.newReport} onClick={onNewReport}>
          {t('screen.intake.newReport')}
        </KeyButton>
      </header>
      {selected ? (
        <>
          <SameEvent />
          {told && <StoryView key={told.id} incident={told} />}
          <div className={view === 'story' ? styles.away : styles.shown}>
            <IntakeForm key={callId ?? incidentId} />
          </div>
          <Missing testId="missing" />
          {incoming && <QualifyBar />}
        </>
      ) : (
        <p className={styles.none}>{t('screen.intake.none')}</p>
      )}
    </section>
  );
}

/** Whether what is on the screen is in the log. */
function SaveLight({ known }: { known: boolean }) {
  const t = useTexts();
  const draft = useDraft(useDesk(selectedIncidentId));
  const state = draft?.state ?? (known ? 'saved' : 'empty');
  return (
    <span className={`${styles.saved} ${styles[state]}`} data-testid="saved" data-state={state} role="status">
      {t(`screen.intake.${state}`)}
    </span>
  );
}
