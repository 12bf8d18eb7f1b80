import { type FormEvent, useState } from 'react';
import { ask } from '../desk/ask.ts';
import { selectedIncident, told, useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import { flush } from './autosave.ts';
import styles from './intake.module.css';

/** Ends the handling of an incident, with its outcome; a closed one can be opened again. */
export function CloseIncident() {
  const t = useTexts();
  const incidentId = useDesk((state) => selectedIncident(state)?.id);
  const status = useDesk((state) => selectedIncident(state)?.status);
  const [closing, setClosing] = useState(false);
  const [outcome, setOutcome] = useState('');
  async function close(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!incidentId) return;
    flush();
    const done = await ask('incident.close', { incidentId, outcome });
    if (!done) return;
    told.incident(done);
    setClosing(false);
    setOutcome('');
  }
  async function reopen(): Promise<void> {
    const done = incidentId && (await ask('incident.reopen', { incidentId }));
    if (done) told.incident(done);
  }
  if (status === 'closed') {
    return <KeyButton onClick={() => void reopen()}>{t('screen.intake.reopen')}</KeyButton>;
  }
  if (status !== 'open') return null;
  if (!closing) return <KeyButton onClick={() => setClosing(true)}>{t('screen.intake.close')}</KeyButton>;
  return (
    <form className={styles.closing} onSubmit={(event) => void close(event)}>
      <input
        aria-label={t('screen.intake.outcome')}
        placeholder={t('screen.intake.outcome')}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value)}
      />
      <KeyButton type="submit">{t('screen.intake.close')}</KeyButton>
      <KeyButton tone="quiet" onClick={() => setClosing(false)}>
        {t('screen.qualify.cancel')}
      </KeyButton>
    </form>
  );
}
