import { useState } from 'react';
import type { Agency } from '../../../shared/domain/agency.ts';
import { type HandOff, isFinal } from '../../../shared/domain/handoff.ts';
import { formatClock, formatClockSeconds } from '../../../shared/time/wib.ts';
import { ask } from '../desk/ask.ts';
import { told } from '../desk/desk.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { agencyKey } from '../keys/keys.ts';
import { useSentence, useTexts } from '../texts.tsx';
import { HandOffSteps } from './HandOffSteps.tsx';
import styles from './handoff.module.css';
import { ManualForm } from './ManualForm.tsx';

/** An agency, where its hand-off stands, and what comes next. */
export function AgencyCard(props: {
  agency: Agency;
  handOff: HandOff | undefined;
  possible: boolean;
  /** Why the guide suggests it; empty when it does not. */
  reasons: readonly string[];
  onHandOver: () => void;
}) {
  const { agency, handOff, possible, reasons, onHandOver } = props;
  const t = useTexts();
  const sentence = useSentence();
  const [manual, setManual] = useState(false);
  const state = handOff?.state;
  const open = handOff && !isFinal(handOff.state);
  const contact = agency.channels.flatMap((channel) =>
    channel.kind === 'manual' && channel.contact ? [channel.contact] : [],
  )[0];
  const needsHand = open && (state === 'queued' || state === 'failed');
  return (
    <li className={styles.card} style={{ borderInlineStartColor: agency.colour }}>
      <KeyButton
        className={styles.agency ?? ''}
        hotkey={agency.key ? agencyKey(agency.key) : undefined}
        disabled={!possible || (open && state !== 'failed')}
        onClick={onHandOver}
        title={agency.duty}
        data-testid={`handoff-${agency.id}`}
        data-state={state ?? 'none'}
      >
        <b>{agency.shortName}</b> <small>{agency.duty}</small>
      </KeyButton>
      {reasons.length > 0 && !open && (
        <p className={styles.suggested} title={reasons.join(' ')} data-testid={`suggested-${agency.id}`}>
          <b>{t('screen.handOff.suggested')}</b> {reasons[0]}
        </p>
      )}
      {handOff && state && (
        <p className={styles.state}>
          <b>{t(`domain.handOffState.${state}`)}</b>
          {handOff.times[state] !== undefined && <span>{formatClock(handOff.times[state])}</span>}
          <span>{t(`domain.channel.${handOff.channel}`)}</span>
          {handOff.receivedBy && <span>{handOff.receivedBy}</span>}
          {handOff.unit && <span>{handOff.unit}</span>}
        </p>
      )}
      {needsHand && (
        <p className={styles.waiting} data-testid={`waiting-${agency.id}`}>
          {handOff.channel === 'manual' ? t('screen.handOff.manual') : t('screen.handOff.waiting')}
          {contact && <b> {t('screen.handOff.contact', { contact })}</b>}
          {handOff.lastError && (
            <span> {sentence({ code: handOff.lastError as 'E_INTERNAL', params: {} })}</span>
          )}
          {handOff.nextAttemptAt !== null && (
            <span>
              {' '}
              {t('screen.handOff.nextAttempt', { time: formatClockSeconds(handOff.nextAttemptAt) })}
            </span>
          )}
        </p>
      )}
      {handOff && open && !manual && <HandOffSteps handOff={handOff} onManual={() => setManual(true)} />}
      {handOff && open && manual && (
        <ManualForm
          cancel={() => setManual(false)}
          save={async (way, receivedBy) => {
            const done = await ask('handoff.manual', { handOffId: handOff.id, way, receivedBy });
            if (!done) return;
            told.handOff(done);
            setManual(false);
          }}
        />
      )}
    </li>
  );
}
