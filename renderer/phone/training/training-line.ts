import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { CallEnd } from '../../../shared/domain/call.ts';
import { type CallId, newCallId } from '../../../shared/domain/ids.ts';
import type { Line, Tell } from '../line.ts';

/** A practice caller gives up like a real one. */
const PATIENCE_MS = 60_000;
/** As long as signalling takes. */
const CONNECT_MS = 150;
/** A silent practice caller presses a key this often, so that the trainee sees what that looks like. */
const PRESS_MS = 4_000;

/** Callers who do not exist. */
const callers = [
  { number: '0811000001', displayName: 'Latihan: kebakaran rumah' },
  { number: '0811000002', displayName: 'Latihan: kecelakaan' },
  { number: '0811000003', displayName: 'Latihan: diam saja', silent: true },
  { number: '0811000004', displayName: 'Latihan: iseng' },
] as const;

interface PracticeCall {
  phase: 'ringing' | 'connecting' | 'talking' | 'held';
  silent: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** The line of the training mode: practice calls that never leave this PC. */
export function createTrainingLine(tell: Tell): Line {
  const calls = new Map<CallId, PracticeCall>();
  let next = 0;

  const on = (callId: CallId, act: (call: PracticeCall) => Result<null>): Promise<Result<null>> => {
    const call = calls.get(callId);
    return Promise.resolve(call ? act(call) : refuse('E_CALL_NOT_LIVE'));
  };
  /** Somebody who cannot speak makes themselves heard. */
  const press = (callId: CallId): void => {
    if (calls.get(callId)?.phase === 'talking') tell({ kind: 'dtmf', callId, digit: '5', by: 'caller' });
  };
  const end = (callId: CallId, kind: CallEnd['kind'], by: CallEnd['by']): Result<null> => {
    clearTimeout(calls.get(callId)?.timer);
    calls.delete(callId);
    tell({ kind: 'ended', callId, end: { kind, by, sipCode: null, cause: '' } });
    return ok(null);
  };

  return {
    start: () => tell({ kind: 'line', socket: 'off', registration: 'none', problem: null }),
    answer: (callId) =>
      on(callId, (call) => {
        clearTimeout(call.timer);
        call.phase = 'connecting';
        tell({ kind: 'connecting', callId });
        call.timer = setTimeout(() => {
          call.phase = 'talking';
          tell({ kind: 'answered', callId });
          if (call.silent) call.timer = setInterval(() => press(callId), PRESS_MS);
        }, CONNECT_MS);
        return ok(null);
      }),
    decline: (callId) =>
      on(callId, (call) =>
        call.phase === 'ringing' ? end(callId, 'declined', 'operator') : refuse('E_CALL_NOT_LIVE'),
      ),
    hangUp: (callId) =>
      on(callId, (call) =>
        call.phase === 'talking' || call.phase === 'held'
          ? end(callId, 'hangup', 'operator')
          : end(callId, 'cancelled', 'operator'),
      ),
    hold: (callId) =>
      on(callId, (call) => {
        if (call.phase !== 'talking') return refuse('E_CALL_NOT_ANSWERED');
        call.phase = 'held';
        tell({ kind: 'held', callId });
        return ok(null);
      }),
    resume: (callId) =>
      on(callId, (call) => {
        if (call.phase !== 'held') return refuse('E_CALL_NOT_ANSWERED');
        call.phase = 'talking';
        tell({ kind: 'resumed', callId });
        return ok(null);
      }),
    mute: (callId, muted) =>
      on(callId, () => {
        tell({ kind: 'muted', callId, muted });
        return ok(null);
      }),
    dtmf: (callId, digit) =>
      on(callId, () => {
        tell({ kind: 'dtmf', callId, digit, by: 'operator' });
        return ok(null);
      }),
    call: async () => refuse('E_CALL_FAILED', { cause: 'training mode' }),
    async practise() {
      const caller = callers[next++ % callers.length] ?? callers[0];
      const callId = newCallId();
      const timer = setTimeout(() => end(callId, 'cancelled', 'caller'), PATIENCE_MS);
      const { number, displayName } = caller;
      calls.set(callId, { phase: 'ringing', silent: 'silent' in caller, timer });
      tell({
        kind: 'rang',
        callId,
        number,
        displayName,
        divertedFrom: null,
        sipCallId: '',
        training: true,
        location: null,
      });
      return ok({ callId });
    },
    // A practice incident is handed over by hand only; this is never asked for.
    transfer: (callId, handOffId, target) =>
      tell({ kind: 'transfer', callId, handOffId, target, outcome: 'failed', cause: 'training mode' }),
    connect: async () => ({ outcome: 'failed', cause: 'training mode' }),
    bridge: async () => refuse('E_CALL_FAILED', { cause: 'training mode' }),
    takePart: () => undefined,
    unbridge: () => undefined,
    sound: async () => [],
  };
}
