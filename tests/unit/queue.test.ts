import { expect, test } from 'vitest';
import { heldBehind, keyCall, oldest, toAutoAnswer, waiting } from '../../renderer/workstation/desk/queue.ts';
import type { LiveCall } from '../../shared/contract/phone.ts';
import type { Call } from '../../shared/domain/call.ts';
import { newCallId, newShiftId } from '../../shared/domain/ids.ts';
import type { Shift } from '../../shared/domain/shift.ts';

const live = (phase: LiveCall['phase'], phaseAt: number, change: Partial<LiveCall> = {}): LiveCall => ({
  callId: newCallId(),
  direction: 'in',
  number: '081234567890',
  displayName: '',
  phase,
  muted: false,
  silent: null,
  quality: null,
  training: false,
  since: 0,
  phaseAt,
  answeredAt: null,
  ...change,
});

const parked = (endedAt: number): Call => ({
  id: newCallId(),
  number: '081234567890',
  withheld: false,
  displayName: null,
  ringingAt: 0,
  operator: null,
  incidentId: null,
  training: false,
  heard: '',
  seq: 1,
  direction: 'in',
  state: 'wrap_up',
  answeredAt: 1,
  endedAt,
  end: { kind: 'hangup', by: 'caller', sipCode: null, cause: '' },
  qualification: null,
});

test('the call that is talked to is at hand; without one, the held call that is looked at', () => {
  const talking = live('talking', 3);
  const [early, late] = [live('held', 1), live('held', 2)];
  expect(keyCall([late, early, talking], late.callId)).toBe(talking);
  expect(keyCall([late, early], late.callId)).toBe(late);
  expect(keyCall([late, early], null)).toBe(early);
  expect(keyCall([live('ringing', 0), early], null)).toBe(early);
});

test('of calls that are still being connected the one that is looked at is at hand, and none while another is talked to', () => {
  const [first, second] = [live('connecting', 1), live('connecting', 2)];
  const talking = live('talking', 3);
  expect(keyCall([first, second], second.callId)).toBe(second);
  expect(keyCall([first, second], null)).toBe(first);
  expect(keyCall([first, talking], first.callId)).toBe(talking);
});

test('two who were connected through this desk leave the keys to whoever rings or hears the hold', () => {
  const bridged = live('bridged', 1);
  const [ringing, held] = [live('ringing', 5), live('held', 4)];
  expect(keyCall([bridged], bridged.callId)).toBe(bridged);
  expect(keyCall([bridged, ringing], bridged.callId)).toBe(ringing);
  expect(keyCall([bridged, held], bridged.callId)).toBe(held);
  expect(waiting([bridged, live('bridged', 1, { direction: 'out' }), ringing], [], null)).toEqual([]);
});

test('one key switches to the caller who hears the hold the longest, and never to the one at hand', () => {
  const talking = live('talking', 9);
  const [early, late] = [live('held', 1), live('held', 2)];
  expect(heldBehind([talking, late, early], talking.callId)).toBe(early);
  expect(heldBehind([late, early], early.callId)).toBe(late);
  expect(heldBehind([early], null)).toBeUndefined();
});

test('whoever rings comes first, then who waits the longest', () => {
  const talking = live('talking', 9);
  const [ringing, held] = [live('ringing', 8), live('held', 5)];
  const [first, second] = [parked(3), parked(7)];
  const entries = waiting([talking, held, ringing], [second, first], talking.callId);
  expect(entries.map(({ id }) => id)).toEqual([ringing.callId, first.id, held.callId, second.id]);
  expect(oldest(entries)?.id).toBe(first.id);
});

test('a form that is looked at does not wait; the conversation behind it does', () => {
  const talking = live('talking', 2);
  const shown = parked(5);
  const entries = waiting([talking], [shown], shown.id);
  expect(entries.map(({ id }) => id)).toEqual([talking.callId]);
  expect(oldest(entries)?.id).toBe(talking.callId);
});

test('the desk answers by itself who rings longest, but only with somebody at it who talks to nobody', () => {
  const shift: Shift = {
    id: newShiftId(),
    operator: 'Siti',
    startedAt: 0,
    endedAt: null,
    note: '',
    handOver: null,
    away: null,
    takenFrom: null,
    person: null,
    seq: 1,
  };
  const [early, late] = [live('ringing', 1_000), live('ringing', 2_000)];
  expect(toAutoAnswer([late, early], shift, 3)).toEqual({ callId: early.callId, at: 4_000 });
  expect(toAutoAnswer([late, early], shift, null)).toBeNull();
  expect(toAutoAnswer([early], null, 3)).toBeNull();
  expect(toAutoAnswer([early], { ...shift, away: { reason: 'break', since: 1 } }, 3)).toBeNull();
  for (const phase of ['dialling', 'connecting', 'talking', 'held'] as const)
    expect(toAutoAnswer([early, live(phase, 0)], shift, 3)).toBeNull();
  expect(toAutoAnswer([early, live('bridged', 0)], shift, 3)).not.toBeNull();
});
