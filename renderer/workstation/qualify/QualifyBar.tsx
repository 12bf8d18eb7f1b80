import type { Call } from '../../../shared/domain/call.ts';
import { type Disposition, dispositions } from '../../../shared/domain/disposition.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { desk, selectedCall, useDesk } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { dispositionKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useTexts } from '../texts.tsx';
import { DuplicateChoice } from './DuplicateChoice.tsx';
import { ask, flowOf, leave, useFlow } from './flows.ts';
import { GhostCheck, listened } from './GhostCheck.tsx';
import { Judgement } from './Judgement.tsx';
import { PrankDetails } from './PrankDetails.tsx';
import styles from './qualify.module.css';
import { qualify } from './qualify.ts';
import { Referrals } from './Referrals.tsx';

/** What the call turned out to be: one key each. Only a silent caller gets a short check first. */
export function QualifyBar() {
  const t = useTexts();
  const call = useDesk(selectedCall);
  // The telephone knows of the answer a moment before the log.
  const answered = useDesk((state) =>
    state.status?.phone.calls.some(
      ({ callId, phase }) => callId === state.selection.callId && (phase === 'talking' || phase === 'held'),
    ),
  );
  const flow = useFlow(call?.id);
  const possible = call?.direction === 'in' && (call.state !== 'ringing' || answered === true);
  const current = call?.direction === 'in' ? call.qualification : null;
  const close = (): void => {
    if (call) leave(call.id);
  };

  function choose(disposition: Disposition): void {
    const shown = selectedCall(desk.getState());
    if (!possible || !shown) return;
    const callId = shown.id;
    const open = flowOf(callId);
    if (disposition === 'duplicate') ask(callId, 'duplicate');
    else if (disposition === 'ghost') chooseGhost(shown);
    else if (disposition === 'prank' || disposition === 'out_of_scope') {
      if (open?.asking !== disposition) ask(callId, disposition);
      const before = 'qualification' in shown ? shown.qualification : null;
      // Looked at again, it keeps what was found out.
      if (before?.disposition !== disposition) void qualify({ callId, disposition });
    } else {
      leave(callId);
      void qualify({ callId, disposition });
    }
  }
  function repeat(incidentId: IncidentId): void {
    if (!call) return;
    leave(call.id);
    void qualify({ callId: call.id, disposition: 'duplicate', incidentId });
  }
  useKeys([
    ...dispositions.map((code) => ({ key: dispositionKeys[code], act: () => choose(code) })),
    ...(flow ? [{ key: { code: 'Escape' }, act: close }] : []),
  ]);

  return (
    <section className={styles.bar} aria-label={t('screen.qualify.title')} data-testid="qualify">
      <h2 className={styles.title}>
        {t('screen.qualify.title')} <small>{t('screen.qualify.altLetter')}</small>
        {current && <Judgement known={current} />}
      </h2>
      {call && flow?.asking === 'ghost' && (
        <GhostCheck call={call} openedAt={flow.openedAt} confirm={() => choose('ghost')} cancel={close} />
      )}
      {call && flow?.asking === 'prank' && (
        <PrankDetails callId={call.id} flow={flow} known={current} close={close} />
      )}
      {call && flow?.asking === 'out_of_scope' && (
        <Referrals callId={call.id} known={current} close={close} />
      )}
      {flow?.asking === 'duplicate' && <DuplicateChoice choose={repeat} cancel={close} />}
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
    </section>
  );
}

/** The first key opens the check, the second one closes the call. */
function chooseGhost(call: Call): void {
  const open = flowOf(call.id);
  if (open?.asking !== 'ghost') {
    ask(call.id, 'ghost');
    return;
  }
  const listenedSeconds = listened(call, open.openedAt, Date.now());
  leave(call.id);
  const details = { kind: 'ghost', listenedSeconds, digits: call.heard } as const;
  void qualify({ callId: call.id, disposition: 'ghost', details });
}
