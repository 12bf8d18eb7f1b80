import { expect, test } from 'vitest';
import * as incident from '../../electron/core/incident/decide.ts';
import * as shift from '../../electron/core/shift/decide.ts';
import { Desk, ids, NOON } from './world.ts';

function open() {
  const desk = new Desk();
  const incidentId = ids.incident();
  desk.do((w, c) => incident.create(w, { incidentId, callId: null, changes: {} }, c));
  return { desk, incidentId };
}

test('an incident without a call is open at once, and numbered within its day', () => {
  const { desk, incidentId } = open();
  const second = ids.incident();
  desk.do((w, c) => incident.create(w, { incidentId: second, callId: null, changes: {} }, c));
  expect(desk.incident(incidentId)).toMatchObject({ status: 'open', number: '20261124-001' });
  expect(desk.incident(second)).toMatchObject({ number: '20261124-002' });
});

test('only what changed is logged, and the same again is nothing', () => {
  const { desk, incidentId } = open();
  desk.do((w, c) => incident.edit(w, { incidentId, changes: { callerName: 'Sri', victims: 2 } }, c));
  desk.do((w, c) => incident.edit(w, { incidentId, changes: { callerName: 'Sri', victims: 3 } }, c));
  expect(desk.entries.at(-1)?.data).toEqual({ changes: { victims: 3 } });
  expect(desk.do((w, c) => incident.edit(w, { incidentId, changes: { victims: 3 } }, c))).toEqual([]);
});

test('the first location is when the incident was located', () => {
  const { desk, incidentId } = open();
  desk.do((w, c) => incident.edit(w, { incidentId, changes: { callerName: 'Sri' } }, c));
  expect(desk.incident(incidentId)?.locatedAt).toBeNull();
  desk.now += 5_000;
  desk.do((w, c) => incident.edit(w, { incidentId, changes: { locationText: 'Jl. Merdeka' } }, c));
  desk.now += 5_000;
  desk.do((w, c) => incident.edit(w, { incidentId, changes: { desa: '35.17.09.2001' } }, c));
  expect(desk.incident(incidentId)?.locatedAt).toBe(NOON + 5_000);
});

test('control and direction marks are taken out of what was typed, line breaks stay in the story', () => {
  const { desk, incidentId } = open();
  desk.do((w, c) =>
    incident.edit(
      w,
      { incidentId, changes: { whatHappened: 'Api\r\nbesar\u0007', callerName: 'Sri\n\u202eitS' } },
      c,
    ),
  );
  expect(desk.incident(incidentId)?.fields).toMatchObject({
    whatHappened: 'Api\nbesar',
    callerName: 'Sri itS',
  });
});

test('late facts of a closed incident are still taken down', () => {
  const { desk, incidentId } = open();
  desk.do((w) => incident.close(w, { incidentId, outcome: 'Selesai' }));
  expect(desk.do((w, c) => incident.edit(w, { incidentId, changes: { victims: 1 } }, c))).toEqual([
    'incident.edited',
  ]);
  expect(desk.do((w) => incident.note(w, { incidentId, text: ' \n ' }))).toEqual([]);
  expect(desk.do((w) => incident.reopen(w, { incidentId }))).toEqual(['incident.opened']);
});

test('one shift at a time, and a name of marks alone is no name', () => {
  const desk = new Desk();
  expect(desk.do((w) => shift.end(w, { note: '' }))).toBe('E_SHIFT_NONE');
  expect(desk.do((w) => shift.start(w, { shiftId: ids.shift(), operator: '\u200b\u202e' }))).toBe(
    'E_INPUT_INVALID',
  );
  desk.do((w) => shift.start(w, { shiftId: ids.shift(), operator: 'Siti' }));
  expect(desk.do((w) => shift.start(w, { shiftId: ids.shift(), operator: 'Dewi' }))).toBe('E_SHIFT_OPEN');
  desk.do((w) => shift.end(w, { note: 'Aman' }));
  expect(desk.openShift()).toBeUndefined();
});
