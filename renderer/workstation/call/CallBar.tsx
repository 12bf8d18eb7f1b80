import { useEffect, useRef, useState } from 'react';
import type { LiveCall } from '../../../shared/contract/phone.ts';
import { formatDuration } from '../../../shared/time/wib.ts';
import { ask } from '../desk/ask.ts';
import { answer, decline } from '../desk/calls.ts';
import { callBackNumber } from '../desk/connect.ts';
import { desk, selectedCall, useDesk } from '../desk/desk.ts';
import { keyCall } from '../desk/queue.ts';
import { KeyButton } from '../keys/KeyButton.tsx';
import { phoneKeys, screenKeys } from '../keys/keys.ts';
import { useKeys } from '../keys/useKeys.ts';
import { Caller } from '../number/Caller.tsx';
import { RecentIncidents } from '../number/RecentIncidents.tsx';
import { useTexts } from '../texts.tsx';
import { EnterTraining } from '../training/EnterTraining.tsx';
import { toggleCover } from '../view.ts';
import { CallSound, Quality } from './CallSound.tsx';
import { ConsultBar } from './ConsultBar.tsx';
import styles from './call.module.css';
import { DialField } from './DialField.tsx';
import { Keypad } from './Keypad.tsx';
import { Pause, pauseOrResume } from './Pause.tsx';
import { useAutoAnswer } from './useAutoAnswer.ts';

const none: readonly LiveCall[] = [];

/** The telephone: the call at hand, and what can be done with it. */
export function CallBar() {
  const t = useTexts();
  const calls = useDesk((state) => state.status?.phone.calls ?? none);
  const shown = useDesk((state) => state.selection.callId);
  const call = keyCall(calls, shown);
  const ringing = calls.find((other) => other.direction === 'in' && other.phase === 'ringing');
  const [keypad, setKeypad] = useState(false);
  usePainted(calls);
  useAutoAnswer(calls);

  const on = (target: LiveCall | undefined, act: (target: LiveCall) => void) => () => {
    if (target) act(target);
  };
  // Leaving a conversation of three leaves the other two connected; nobody loses a caller by a habit.
  const hangUp = (target: LiveCall): void => {
    const talk = desk
      .getState()
      .status?.phone.consultations.find(
        ({ stage, callId, agencyCallId }) =>
          stage === 'conference' && [callId, agencyCallId].includes(target.callId),
      );
    if (talk) void ask('phone.completeTransfer', { callId: talk.callId });
    else void ask('phone.hangUp', { callId: target.callId });
  };
  const hold = (target: LiveCall): void =>
    void ask(target.phase === 'held' ? 'phone.resume' : 'phone.hold', { callId: target.callId });
  const mute = (target: LiveCall): void =>
    void ask('phone.mute', { callId: target.callId, muted: !target.muted });
  const callBack = (): void => {
    const number = callBackNumber();
    if (number) void ask('phone.call', { number });
  };
  const talking = call && (call.phase === 'talking' || call.phase === 'held') ? call : undefined;
  useKeys([
    { key: phoneKeys.answer, act: on(ringing, ({ callId }) => answer(callId)) },
    { key: phoneKeys.decline, act: on(ringing, ({ callId }) => decline(callId)) },
    { key: phoneKeys.hangUp, act: on(call?.phase === 'ringing' ? undefined : call, hangUp) },
    { key: phoneKeys.hold, act: on(talking, hold) },
    { key: phoneKeys.mute, act: on(talking, mute) },
    { key: phoneKeys.keypad, act: () => setKeypad((shown) => talking !== undefined && !shown) },
    { key: phoneKeys.callBack, act: callBack },
    { key: screenKeys.pause, act: pauseOrResume },
  ]);

  return (
    <section
      className={`${styles.bar} ${call ? styles[call.phase] : ''}`}
      aria-label={t('screen.keys.phone')}
      data-testid="call-bar"
      data-state={call?.phase ?? 'idle'}
    >
      {call ? <CallFace call={call} /> : <Idle onCallBack={callBack} />}
      {call?.phase === 'ringing' && call.direction === 'in' && <RecentIncidents training={call.training} />}
      {talking && <CallSound calls={calls} />}
      <div className={styles.actions}>
        {call?.phase === 'ringing' && (
          <>
            <KeyButton tone="primary" hotkey={phoneKeys.answer} onClick={() => answer(call.callId)}>
              {t('screen.call.answer')}
            </KeyButton>
            <KeyButton hotkey={phoneKeys.decline} onClick={() => decline(call.callId)}>
              {t('screen.call.decline')}
            </KeyButton>
          </>
        )}
        {talking && (
          <>
            <KeyButton
              hotkey={phoneKeys.hold}
              onClick={() => hold(talking)}
              aria-pressed={talking.phase === 'held'}
            >
              {talking.phase === 'held' ? t('screen.call.resume') : t('screen.call.hold')}
            </KeyButton>
            <KeyButton hotkey={phoneKeys.mute} onClick={() => mute(talking)} aria-pressed={talking.muted}>
              {talking.muted ? t('screen.call.unmute') : t('screen.call.mute')}
            </KeyButton>
            <KeyButton hotkey={phoneKeys.keypad} onClick={() => setKeypad(!keypad)} aria-expanded={keypad}>
              {t('screen.call.keypad')}
            </KeyButton>
          </>
        )}
        {call && call.phase !== 'ringing' && (
          <KeyButton tone="danger" hotkey={phoneKeys.hangUp} onClick={() => hangUp(call)}>
            {t('screen.call.hangUp')}
          </KeyButton>
        )}
      </div>
      {talking && keypad && <Keypad callId={talking.callId} close={() => setKeypad(false)} />}
      <ConsultBar />
    </section>
  );
}

function CallFace({ call }: { call: LiveCall }) {
  const t = useTexts();
  const recorded = useDesk((state) => state.status?.recording.includes(call.callId) ?? false);
  return (
    <div className={styles.face}>
      <span className={styles.phase}>
        {call.muted ? t('screen.call.muted') : t(`screen.call.${call.phase}`)}
        <Elapsed since={call.answeredAt ?? call.since} testId="call-timer" />
        {recorded && (
          <span className={styles.recorded} data-testid="recorded">
            <span aria-hidden>●</span> {t('screen.recording.sign')}
          </span>
        )}
      </span>
      <Caller {...call} />
    </div>
  );
}

function Idle({ onCallBack }: { onCallBack: () => void }) {
  const t = useTexts();
  const call = useDesk(selectedCall);
  const canCallBack = useDesk((state) => selectedCall(state)?.state === 'ended' && callBackNumber() !== null);
  const sip = useDesk((state) => state.status?.phone.line === 'sip');
  const onDuty = useDesk((state) => state.status?.training === 'off');
  return (
    <>
      {call?.state === 'wrap_up' ? (
        <div className={styles.face}>
          <span className={styles.phase}>{t('screen.call.wrapUp')}</span>
          <Caller {...call} callId={call.id} displayName={call.displayName ?? ''} />
          {call.quality && <Quality quality={call.quality} />}
        </div>
      ) : (
        <div className={styles.none}>
          <strong>{t('screen.call.idle')}</strong>
          <span className={styles.hint}>{t('screen.call.idleHint')}</span>
        </div>
      )}
      <div className={styles.idleActions}>
        {sip && canCallBack && (
          <KeyButton hotkey={phoneKeys.callBack} onClick={onCallBack}>
            {t('screen.call.callBack')}
          </KeyButton>
        )}
        {sip && <DialField />}
        <KeyButton hotkey={screenKeys.sound} onClick={() => toggleCover('sound')}>
          {t('screen.sound.open')}
        </KeyButton>
        <Pause />
        {onDuty && <EnterTraining />}
      </div>
    </>
  );
}

function Elapsed({ since, testId }: { since: number; testId?: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className={styles.timer} data-testid={testId} role="timer" aria-live="off">
      {formatDuration(now - since)}
    </span>
  );
}

/** Tells main when a ringing call has been painted, once each: the far end of the screen-pop measurement. */
function usePainted(calls: readonly LiveCall[]): void {
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { callId, phase } of calls) {
      if (phase !== 'ringing' || told.current.has(callId)) continue;
      told.current.add(callId);
      // A task after the frame's callbacks runs once the frame is on the screen.
      requestAnimationFrame(() =>
        setTimeout(() => void window.siaga.invoke('app.painted', { callId, at: Date.now() }), 0),
      );
    }
    for (const id of told.current) if (!calls.some((call) => call.callId === id)) told.current.delete(id);
  }, [calls]);
}
