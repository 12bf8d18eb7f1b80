import { expect, test } from 'vitest';
import * as call from '../../electron/core/call/decide.ts';
import * as incident from '../../electron/core/incident/decide.ts';
import * as shift from '../../electron/core/shift/decide.ts';
import type { Qualification } from '../../shared/domain/call.ts';
import type { CallId } from '../../shared/domain/ids.ts';
import { Desk, hangUp, ids, NOON, qualify, ring } from './world.ts';

function answered() {
  const desk = new Desk();
  const id = ids.call();
  desk.do((w) => call.ring(w, ring(id)), 'phone');
  desk.do((w) => call.answer(w, { callId: id, at: NOON }), 'phone');
  return { desk, id };
}

test('a caller who gives up before an answer is abandoned', () => {
  const desk = new Desk();
  const id = ids.call();
  desk.do((w) => call.ring(w, ring(id)));
  desk.do((w) => call.endCall(w, hangUp(id, { kind: 'cancelled' })));
  expect(desk.call(id)).toMatchObject({
    state: 'ended',
    answeredAt: null,
    qualification: { disposition: 'abandoned', by: 'system' },
  });
});

test('a call that the operator declines is in the log as abandoned', () => {
  const desk = new Desk();
  const id = ids.call();
  desk.do((w) => call.ring(w, ring(id)));
  desk.do((w) => call.endCall(w, hangUp(id, { kind: 'declined', by: 'operator' })));
  expect(desk.call(id)).toMatchObject({
    state: 'ended',
    end: { kind: 'declined' },
    qualification: { disposition: 'abandoned' },
  });
});

test('a line lost in the middle is dropped, unless the operator has said otherwise', () => {
  const lost = answered();
  lost.desk.do((w) => call.endCall(w, hangUp(lost.id, { kind: 'lost', by: 'network' })));
  expect(lost.desk.call(lost.id)).toMatchObject({
    state: 'ended',
    qualification: { disposition: 'dropped' },
  });
  const known = answered();
  known.desk.do((w, c) => call.qualify(w, qualify(known.id, 'prank'), c));
  known.desk.do((w) => call.endCall(w, hangUp(known.id, { kind: 'lost', by: 'network' })));
  expect(known.desk.call(known.id)).toMatchObject({
    state: 'ended',
    qualification: { disposition: 'prank' },
  });
});

test('an answered call waits for its disposition after the line has closed', () => {
  const { desk, id } = answered();
  desk.do((w) => call.endCall(w, hangUp(id)));
  expect(desk.call(id)).toMatchObject({ state: 'wrap_up', qualification: null });
  desk.do((w, c) => call.qualify(w, qualify(id, 'ghost'), c));
  expect(desk.call(id)).toMatchObject({
    state: 'ended',
    qualification: { disposition: 'ghost', by: 'Siti' },
  });
});

test('a call that rings cannot be qualified yet', () => {
  const desk = new Desk();
  const id = ids.call();
  desk.do((w) => call.ring(w, ring(id)));
  expect(desk.do((w, c) => call.qualify(w, qualify(id, 'prank'), c))).toBe('E_CALL_NOT_ANSWERED');
  expect(desk.do((w, c) => call.qualify(w, qualify(ids.call(), 'prank'), c))).toBe('E_NOT_FOUND');
});

test('facts of the telephone that come late or twice change nothing', () => {
  const { desk, id } = answered();
  expect(desk.do((w) => call.ring(w, ring(id)))).toEqual([]);
  expect(desk.do((w) => call.answer(w, { callId: id, at: NOON }))).toEqual([]);
  expect(desk.do((w) => call.hold(w, { callId: id, at: NOON }, 'call.resumed'))).toEqual([]);
  desk.do((w) => call.endCall(w, hangUp(id)));
  expect(desk.do((w) => call.endCall(w, hangUp(id)))).toEqual([]);
  expect(desk.do((w) => call.dtmf(w, { callId: id, at: NOON, digit: '1', by: 'caller' }))).toEqual([]);
});

test('an emergency opens an incident with the number of the WIB day, also without a form', () => {
  const { desk, id } = answered();
  // 00.30 WIB is still the day before in UTC.
  desk.now = Date.parse('2026-11-25T00:30:00+07:00');
  desk.do((w, c) => call.qualify(w, qualify(id, 'emergency'), c));
  const made = desk.incident(desk.call(id)?.incidentId ?? '');
  expect(made).toMatchObject({ status: 'open', number: '20261125-001', calls: [id] });
});

test('a prank closes the draft that its call began, and a later emergency opens it again', () => {
  const { desk, id } = answered();
  const incidentId = ids.incident();
  desk.do((w, c) => incident.create(w, { incidentId, callId: id, changes: { whatHappened: 'api' } }, c));
  expect(desk.incident(incidentId)).toMatchObject({ status: 'draft' });
  desk.do((w, c) => call.qualify(w, qualify(id, 'prank'), c));
  expect(desk.incident(incidentId)).toMatchObject({ status: 'closed', outcome: 'prank' });
  desk.do((w, c) => call.qualify(w, qualify(id, 'emergency'), c));
  expect(desk.incident(incidentId)).toMatchObject({ status: 'open', fields: { whatHappened: 'api' } });
  expect(desk.entries.filter((entry) => entry.type === 'call.qualified')).toHaveLength(2);
});

test('a duplicate joins the open incident, and its own draft is merged into that one', () => {
  const first = answered();
  const { desk } = first;
  desk.do((w, c) => call.qualify(w, qualify(first.id, 'emergency'), c));
  const target = desk.call(first.id)?.incidentId ?? null;
  const second = ids.call();
  const draft = ids.incident();
  desk.do((w) => call.ring(w, ring(second)));
  desk.do((w) => call.answer(w, { callId: second, at: NOON }));
  desk.do((w, c) => incident.create(w, { incidentId: draft, callId: second, changes: {} }, c));
  desk.do((w, c) => call.qualify(w, qualify(second, 'duplicate', target), c));
  expect(desk.call(second)).toMatchObject({ incidentId: target });
  expect(desk.incident(target ?? '')).toMatchObject({ calls: [first.id, second] });
  expect(desk.incident(draft)).toMatchObject({ status: 'closed', calls: [], mergedInto: { id: target } });
});

test('a duplicate needs the incident it repeats', () => {
  const { desk, id } = answered();
  expect(desk.do((w, c) => call.qualify(w, qualify(id, 'duplicate'), c))).toBe('E_NOT_FOUND');
});

test('calls that the restarted telephone does not have any more were lost', () => {
  const { desk, id } = answered();
  const ringing = ids.call();
  const live = ids.call();
  desk.do((w) => call.ring(w, ring(ringing)));
  desk.do((w) => call.ring(w, ring(live)));
  desk.do((w) => call.reconcile(w, { at: NOON, live: [live] }));
  expect(desk.call(id)).toMatchObject({ state: 'ended', qualification: { disposition: 'dropped' } });
  expect(desk.call(ringing)).toMatchObject({ state: 'ended', qualification: { disposition: 'abandoned' } });
  expect(desk.call(live)).toMatchObject({ state: 'ringing' });
});

test('who answers is whose shift it is', () => {
  const desk = new Desk();
  const id = ids.call();
  desk.do((w) => shift.start(w, { shiftId: ids.shift(), operator: 'Dewi' }));
  desk.do((w) => call.ring(w, ring(id)));
  desk.do((w) => call.answer(w, { callId: id, at: NOON }));
  expect(desk.call(id)).toMatchObject({ operator: 'Dewi' });
});

test('a display name full of tricks is cleaned for the screen and kept as it came in the log', () => {
  const desk = new Desk();
  const id = ids.call();
  const displayName = '\u202eDarurat\u0000\r\nPolisi';
  desk.do((w) => call.ring(w, ring(id, { displayName })));
  expect(desk.call(id)).toMatchObject({ displayName: 'Darurat Polisi' });
  expect(desk.entries[0]?.data).toMatchObject({ rawDisplayName: displayName });
});

test('an outgoing call is no report and needs no disposition', () => {
  const desk = new Desk();
  const id = ids.call();
  desk.do((w) => call.dial(w, { callId: id, at: NOON, number: '0321861234', sipCallId: 'y' }));
  desk.do((w) => call.endCall(w, hangUp(id, { kind: 'rejected', by: 'network', sipCode: 486 })));
  expect(desk.call(id)).toMatchObject({ direction: 'out', state: 'ended', answeredAt: null });
  expect(desk.do((w, c) => call.qualify(w, qualify(id, 'prank'), c))).toBe('E_CALL_NOT_ANSWERED');
});

test('a change of mind keeps what the call was taken for before; details alone are no change of mind', () => {
  const { desk, id } = answered();
  const judge = (disposition: string, change: object = {}) =>
    desk.do((w, c) => call.qualify(w, { ...qualify(id, disposition), ...change }, c));
  judge('prank');
  expect(judge('prank')).toEqual([]);
  judge('prank', { reason: 'Halo, bakso satu', details: { kind: 'prank', motive: 'joking' } });
  judge('ghost', { details: { kind: 'ghost', listenedSeconds: 11, digits: '55' } });
  judge('emergency');
  const { qualification } = desk.call(id) as { qualification: Qualification };
  expect(qualification).toMatchObject({ disposition: 'emergency', details: null });
  expect(qualification.earlier.map(({ disposition }) => disposition)).toEqual(['prank', 'ghost']);
});

test('details of another disposition are not taken', () => {
  const { desk, id } = answered();
  const details = { kind: 'prank', motive: 'abuse' } as const;
  expect(desk.do((w, c) => call.qualify(w, { ...qualify(id, 'ghost'), details }, c))).toBe('E_INPUT_INVALID');
});

test('keys that the caller presses are heard, those of the operator are not', () => {
  const { desk, id } = answered();
  for (const [digit, by] of [
    ['5', 'caller'],
    ['1', 'operator'],
    ['#', 'caller'],
  ] as const) {
    desk.do((w) => call.dtmf(w, { callId: id, at: NOON, digit, by }));
  }
  desk.do((w) => call.endCall(w, hangUp(id)));
  expect(desk.call(id)).toMatchObject({ state: 'wrap_up', heard: '5#' });
});

test('a call that rings during a pause of the operator rings, says so, and its answer ends the pause', () => {
  const desk = new Desk();
  const [shiftId, missed, taken] = [ids.shift(), ids.call(), ids.call()];
  expect(desk.do((w) => shift.pause(w, { reason: 'prayer' }))).toBe('E_SHIFT_NONE');
  desk.do((w) => shift.start(w, { shiftId, operator: 'Siti' }));
  expect(desk.do((w) => shift.pause(w, { reason: 'break' }))).toEqual(['shift.paused']);
  expect(desk.do((w) => shift.pause(w, { reason: 'break' }))).toEqual([]);
  desk.do((w) => shift.pause(w, { reason: 'prayer' }));
  expect(desk.openShift()?.away).toEqual({ reason: 'prayer', since: NOON });
  desk.do((w) => call.ring(w, ring(missed)));
  desk.do((w) => call.endCall(w, hangUp(missed, { kind: 'cancelled' })));
  expect(desk.call(missed)).toMatchObject({
    away: 'prayer',
    state: 'ended',
    qualification: { disposition: 'abandoned' },
  });
  desk.do((w) => call.ring(w, ring(taken)));
  expect(desk.do((w) => call.answer(w, { callId: taken, at: NOON }), 'phone')).toEqual([
    'call.answered',
    'shift.resumed',
  ]);
  expect(desk.openShift()?.away).toBeNull();
  expect(desk.do((w) => shift.resume(w))).toEqual([]);
});

test('how a call sounded is kept through its end, once, and only of a call that was talked on', () => {
  const quality = { seconds: 9, mos: 4.3, worstMos: 3.9, loss: 0, jitter: 5, roundTrip: null };
  const measured = (id: CallId) => ({ callId: id, at: NOON, quality });
  const { desk, id } = answered();
  desk.do((w) => call.measured(w, measured(id)));
  expect(desk.do((w) => call.measured(w, measured(id)))).toEqual([]);
  desk.do((w) => call.endCall(w, hangUp(id)));
  expect(desk.call(id)).toMatchObject({ state: 'wrap_up', quality });
  desk.do((w, c) => call.qualify(w, qualify(id, 'ghost'), c));
  expect(desk.call(id)).toMatchObject({ state: 'ended', quality });
  const ringing = ids.call();
  desk.do((w) => call.ring(w, ring(ringing)));
  expect(desk.do((w) => call.measured(w, measured(ringing)))).toEqual([]);
});

test('a desk leaves its duty to practise only when nobody waits for it, and whoever is on shift is away from then on', () => {
  const { desk, id } = answered();
  expect(desk.do(shift.leave)).toBe('E_TRAINING_CALL');
  desk.do((w) => call.endCall(w, hangUp(id)));
  expect(desk.do(shift.leave)).toBe('E_TRAINING_CALL');
  desk.do((w, c) => call.qualify(w, qualify(id, 'prank'), c));
  expect(desk.do(shift.leave)).toEqual([]);
  desk.do((w) => shift.start(w, { shiftId: ids.shift(), operator: 'Siti' }));
  expect(desk.do(shift.leave)).toEqual(['shift.paused']);
  expect(desk.openShift()?.away).toEqual({ reason: 'training', since: NOON });
  expect(desk.do(shift.leave)).toEqual([]);
});
