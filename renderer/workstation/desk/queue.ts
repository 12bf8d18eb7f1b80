import type { LiveCall } from '../../../shared/contract/phone.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import type { Shift } from '../../../shared/domain/shift.ts';

/** A call that waits for somebody: it rings, hears the hold, is talked to behind another form, or needs a disposition. */
export type Waiting =
  | { kind: 'live'; id: CallId; since: number; call: LiveCall }
  | { kind: 'wrap_up'; id: CallId; since: number; call: Extract<Call, { state: 'wrap_up' }> };

/**
 * The call that the keys of the telephone act on: the one talked to, else the one looked at, else the longest held.
 * Two that go on without the operator come last: he is free for the next caller.
 */
export function keyCall(calls: readonly LiveCall[], shown: CallId | null): LiveCall | undefined {
  // Without a connection to the PBX an answer may take a while, and others are turned to meanwhile.
  const connecting = calls.filter(({ phase }) => phase === 'connecting');
  const busy =
    calls.find(({ phase }) => phase === 'dialling' || phase === 'talking') ??
    connecting.find(({ callId }) => callId === shown) ??
    connecting[0];
  const held = calls.filter(({ phase }) => phase === 'held').sort(longestFirst);
  return (
    busy ??
    held.find(({ callId }) => callId === shown) ??
    held[0] ??
    calls.find(({ phase }) => phase === 'ringing') ??
    calls.find(({ phase }) => phase === 'bridged')
  );
}

/** Whom the desk answers by itself, and when: never while nobody is at it, or somebody is talked to. */
export function toAutoAnswer(
  calls: readonly LiveCall[],
  shift: Shift | null,
  seconds: number | null,
): { callId: CallId; at: number } | null {
  if (seconds === null || !shift || shift.away) return null;
  if (calls.some(({ phase }) => phase !== 'ringing' && phase !== 'bridged')) return null;
  const first = calls.filter(({ phase }) => phase === 'ringing').sort(longestFirst)[0];
  return first ? { callId: first.callId, at: first.phaseAt + seconds * 1_000 } : null;
}

const longestFirst = (a: LiveCall, b: LiveCall): number => a.phaseAt - b.phaseAt;

/** The held call that is switched to: not the one at hand, and the one that hears the hold the longest. */
export const heldBehind = (calls: readonly LiveCall[], shown: CallId | null): LiveCall | undefined => {
  const atHand = keyCall(calls, shown);
  return calls.filter((call) => call.phase === 'held' && call !== atHand).sort(longestFirst)[0];
};

/** Everybody who waits besides the call at hand and the form that is looked at: ringing first, then the longest. */
export function waiting(live: readonly LiveCall[], calls: readonly Call[], shown: CallId | null): Waiting[] {
  const atHand = keyCall(live, shown);
  const onTheLine = live
    // Whoever was connected with an agency waits for nobody.
    .filter(({ phase }) => phase !== 'bridged')
    // The call at hand is in the bar above; it is here too while another form hides its own.
    .filter((call) => call !== atHand || (call.callId !== shown && call.phase !== 'ringing'))
    .filter((call) => call.direction === 'in' || call !== atHand)
    .map((call): Waiting => ({ kind: 'live', id: call.callId, since: call.phaseAt, call }));
  const parked = calls.flatMap((call): Waiting[] =>
    call.state === 'wrap_up' && call.id !== shown && !live.some(({ callId }) => callId === call.id)
      ? [{ kind: 'wrap_up', id: call.id, since: call.endedAt, call }]
      : [],
  );
  return [...onTheLine, ...parked].sort(
    (a, b) => Number(isRinging(b)) - Number(isRinging(a)) || a.since - b.since,
  );
}

export const isRinging = (entry: Waiting): boolean => entry.kind === 'live' && entry.call.phase === 'ringing';

/** The form that has waited the longest; one that rings is answered, not opened. */
export const oldest = (entries: readonly Waiting[]): Waiting | undefined =>
  entries.find((entry) => !isRinging(entry));
