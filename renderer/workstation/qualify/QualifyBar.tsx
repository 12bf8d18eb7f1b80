import { useState } from 'react';
import { type Disposition, dispositions } from '../../../shared/domain/disposition.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { formatClock } from '../../../shared/time/wib.ts';
import { ask } from '../desk/ask.ts';
import { desk, selectedCall, told, useDesk } from '../desk/desk.ts';
import { flush } from '../intake/autosave.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { dispositionKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import { DuplicateChoice } from './DuplicateChoice.tsx';
import { GhostCheck } from './GhostCheck.tsx';
import styles from './qualify.module.css';

/** What the call turned out to be: one key each; a silent caller gets a short check first. */
export function QualifyBar() {
  const t = useTexts();
  const call = useDesk(selectedCall);
  const [asking, setAsking] = useState<'ghost' | 'duplicate' | null>(null);
  const [askedFor, setAskedFor] = useState(call?.id);
  if (askedFor !== call?.id) {
    setAskedFor(call?.id);
    setAsking(null);
  }
  const possible = call?.direction === 'in' && call.state !== 'ringing';
  const current = call?.direction === 'in' ? call.qualification : null;

  async function qualify(disposition: Disposition, incidentId: IncidentId | null = null): Promise<void> {
    const callId = selectedCall(desk.getState())?.id;
    if (!callId) return;
    setAsking(null);
    flush();
    const done = await ask('call.qualify', { callId, disposition, incidentId });
    if (!done) return;
    told.call(done.call);
    if (done.incident) told.incident(done.incident);
  }
  function choose(disposition: Disposition): void {
    if (!possible) return;
    if (disposition === 'ghost' && asking !== 'ghost') setAsking('ghost');
    else if (disposition === 'duplicate') setAsking('duplicate');
    else void qualify(disposition);
  }
  useKeys([
    ...dispositions.map((code) => ({ key: dispositionKeys[code], act: () => choose(code) })),
    ...(asking ? [{ key: { code: 'Escape' }, act: () => setAsking(null) }] : []),
  ]);

  return (
    <section className={styles.bar} aria-label={t('screen.qualify.title')} data-testid="qualify">
      <h2 className={styles.title}>
        {t('screen.qualify.title')} <small>{t('screen.qualify.altLetter')}</small>
        {current && (
          <span className={styles.current} data-testid="disposition" data-state={current.disposition}>
            {t(`domain.disposition.${current.disposition}`)} · {formatClock(current.at)}
          </span>
        )}
      </h2>
      {asking === 'ghost' && (
        <GhostCheck confirm={() => void qualify('ghost')} cancel={() => setAsking(null)} />
      )}
      {asking === 'duplicate' && (
        <DuplicateChoice choose={(id) => void qualify('duplicate', id)} cancel={() => setAsking(null)} />
      )}
      <div className={styles.choices}>
        {dispositions.map((code) => (
          <KeyButton
            key={code}
            hotkey={dispositionKeys[code]}
            letterOnly
            disabled={!possible}
            aria-pressed={current?.disposition === code}
            className={`${styles.choice} ${styles[code] ?? ''}`}
            onClick={() => choose(code)}
            data-testid={`qualify-${code}`}
          >
            {t(`domain.disposition.${code}`)}
          </KeyButton>
        ))}
      </div>
      {current?.disposition === 'out_of_scope' && (
        <p className={styles.hint}>{t('screen.qualify.outOfScopeHint')}</p>
      )}
    </section>
  );
}
