import { type FormEvent, useState } from 'react';
import type { Incident } from '../../../shared/domain/incident.ts';
import { ask } from '../desk/ask.ts';
import { told } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import { flush } from './autosave.ts';
import styles from './intake.module.css';

/** Ends the handling of an incident, with its outcome; a closed one can be opened again. */
export function CloseIncident({ incident }: { incident: Incident }) {
  const t = useTexts();
  const [closing, setClosing] = useState(false);
  const [outcome, setOutcome] = useState('');
  async function close(event: FormEvent): Promise<void> {
    event.preventDefault();
    flush();
    const done = await ask('incident.close', { incidentId: incident.id, outcome });
    if (!done) return;
    told.incident(done);
    setClosing(false);
    setOutcome('');
  }
  async function reopen(): Promise<void> {
    const done = await ask('incident.reopen', { incidentId: incident.id });
    if (done) told.incident(done);
  }
  if (incident.status === 'closed') {
    return <KeyButton onClick={() => void reopen()}>{t('screen.intake.reopen')}</KeyButton>;
  }
  if (incident.status === 'draft') return null;
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
