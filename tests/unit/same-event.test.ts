import { expect, test } from 'vitest';
import { configure } from '../../electron/core/agency/decide.ts';
import * as call from '../../electron/core/call/decide.ts';
import * as handOff from '../../electron/core/handoff/decide.ts';
import * as incident from '../../electron/core/incident/decide.ts';
import * as sameEvent from '../../electron/core/incident/same-event.ts';
import type { CallId, IncidentId } from '../../shared/domain/ids.ts';
import { AgencyId } from '../../shared/domain/ids.ts';
import type { IncidentChanges, IncidentField } from '../../shared/domain/incident.ts';
import { agency, Desk, ids, qualify, ring } from './world.ts';

function report(desk: Desk, changes: IncidentChanges = {}, training = false) {
  const callId = ids.call();
  const incidentId = ids.incident();
  desk.do((w) => call.ring(w, ring(callId, { training })));
  desk.do((w) => call.answer(w, { callId, at: desk.now }));
  desk.do((w, c) => incident.create(w, { incidentId, callId, changes }, c));
  desk.do((w, c) => call.qualify(w, qualify(callId, 'emergency'), c));
  return { callId, incidentId };
}
function handOver(desk: Desk, incidentId: IncidentId, to: string) {
  desk.do((w) => configure(w, agency(to)));
  const handOffId = ids.handOff();
  const input = {
    handOffId,
    incidentId,
    agencyId: AgencyId.parse(to),
    channel: 'manual' as const,
    callId: null,
    talkFirst: false,
  };
  return { handOffId, done: desk.do((w) => handOff.create(w, input)) };
}
const merge = (desk: Desk, incidentId: IncidentId, into: IncidentId, take: IncidentField[] = []) =>
  desk.do((w, c) => sameEvent.merge(w, { incidentId, into, take }, c));
const split = (desk: Desk, incidentId: IncidentId, callIds: CallId[]) => {
  const newIncidentId = ids.incident();
  const done = desk.do((w, c) => sameEvent.split(w, { incidentId, newIncidentId, callIds }, c));
  return { newIncidentId, done };
};

test('a call belongs to one incident at a time', () => {
  const desk = new Desk();
  const one = report(desk);
  const two = report(desk);
  handOver(desk, one.incidentId, 'damkar');
  desk.do((w) => sameEvent.link(w, { incidentId: two.incidentId, callId: one.callId }));
  expect(desk.call(one.callId)?.incidentId).toBe(two.incidentId);
  expect(desk.incident(one.incidentId)).toMatchObject({ calls: [], status: 'open', mergedInto: null });
  desk.do((w) => sameEvent.unlink(w, { incidentId: two.incidentId, callId: one.callId }));
  expect(desk.call(one.callId)?.incidentId).toBeNull();
  expect(desk.incident(two.incidentId)?.calls).toEqual([two.callId]);
});

test('what was only the linked call’s own report goes into the incident with it', () => {
  const desk = new Desk();
  const one = report(desk);
  const two = report(desk, { landmark: 'Dekat masjid' });
  desk.do((w) => sameEvent.link(w, { incidentId: one.incidentId, callId: two.callId }));
  expect(desk.incident(two.incidentId)).toMatchObject({
    status: 'closed',
    mergedInto: { id: one.incidentId, number: '20261124-001' },
    fields: { landmark: 'Dekat masjid' },
  });
  expect(desk.incident(one.incidentId)).toMatchObject({
    calls: [one.callId, two.callId],
    mergedFrom: [{ id: two.incidentId, number: '20261124-002' }],
  });
});

test('a draft whose last call leaves is a report without a call, which is open', () => {
  const desk = new Desk();
  const callId = ids.call();
  const incidentId = ids.incident();
  desk.do((w) => call.ring(w, ring(callId)));
  desk.do((w, c) => incident.create(w, { incidentId, callId, changes: {} }, c));
  desk.do((w) => sameEvent.unlink(w, { incidentId, callId }));
  expect(desk.incident(incidentId)).toMatchObject({ status: 'open', calls: [] });
});

test('merged: the calls move, the fields that were chosen fill what is empty and nothing else', () => {
  const desk = new Desk();
  const a = report(desk, { whatHappened: 'Api', landmark: 'Dekat masjid', callerName: 'Sri', victims: 0 });
  const b = report(desk, { whatHappened: 'Kebakaran' });
  merge(desk, a.incidentId, b.incidentId, ['whatHappened', 'landmark', 'victims', 'notes']);
  expect(desk.incident(b.incidentId)).toMatchObject({
    calls: [b.callId, a.callId],
    fields: { whatHappened: 'Kebakaran', landmark: 'Dekat masjid', callerName: '', victims: 0 },
  });
  expect(desk.call(a.callId)?.incidentId).toBe(b.incidentId);
  expect(desk.incident(a.incidentId)).toMatchObject({ status: 'closed', calls: [] });
  expect(merge(desk, a.incidentId, b.incidentId)).toEqual([]);
});

test('what was merged cannot be merged again, opened again, or get calls', () => {
  const desk = new Desk();
  const [a, b, c] = [report(desk), report(desk), report(desk)];
  merge(desk, a.incidentId, b.incidentId);
  expect(merge(desk, a.incidentId, a.incidentId)).toBe('E_INCIDENT_SAME');
  expect(merge(desk, a.incidentId, c.incidentId)).toBe('E_INCIDENT_MERGED');
  expect(merge(desk, c.incidentId, a.incidentId)).toBe('E_INCIDENT_MERGED');
  expect(desk.do((w) => incident.reopen(w, { incidentId: a.incidentId }))).toBe('E_INCIDENT_MERGED');
  expect(desk.do((w) => sameEvent.link(w, { incidentId: a.incidentId, callId: c.callId }))).toBe(
    'E_INCIDENT_MERGED',
  );
  expect(desk.do((w, x) => call.qualify(w, qualify(c.callId, 'duplicate', a.incidentId), x))).toBe(
    'E_INCIDENT_MERGED',
  );
  expect(split(desk, a.incidentId, [a.callId]).done).toBe('E_INCIDENT_MERGED');
  desk.do((w) => incident.close(w, { incidentId: b.incidentId, outcome: '' }));
  expect(merge(desk, c.incidentId, b.incidentId)).toBe('E_INCIDENT_CLOSED');
});

test('what came in by way of another is known where it ended', () => {
  const desk = new Desk();
  const [a, b, c] = [report(desk), report(desk), report(desk)];
  merge(desk, a.incidentId, b.incidentId);
  merge(desk, b.incidentId, c.incidentId);
  expect(desk.incident(c.incidentId)?.mergedFrom.map(({ id }) => id)).toEqual([b.incidentId, a.incidentId]);
  expect(desk.incident(c.incidentId)?.calls).toEqual([c.callId, b.callId, a.callId]);
});

test('an agency that was told of the merged report is not told again, and the event is not closed before it is done', () => {
  const desk = new Desk();
  const [a, b] = [report(desk), report(desk)];
  const told = handOver(desk, a.incidentId, 'damkar');
  merge(desk, a.incidentId, b.incidentId);
  expect(handOver(desk, b.incidentId, 'damkar').done).toBe('E_HANDOFF_ALREADY_OPEN');
  expect(desk.do((w) => incident.close(w, { incidentId: b.incidentId, outcome: '' }))).toBe(
    'E_INCIDENT_HANDOFFS_OPEN',
  );
  const reach = { handOffId: told.handOffId, way: 'radio', receivedBy: 'Piket' } as const;
  expect(desk.do((w) => handOff.reach(w, reach))).toEqual(['handoff.reached']);
});

test('a real report never goes into a practice incident', () => {
  const desk = new Desk();
  const real = report(desk);
  const practice = report(desk, {}, true);
  expect(merge(desk, real.incidentId, practice.incidentId)).toBe('E_INCIDENT_PRACTICE');
  expect(desk.do((w) => sameEvent.link(w, { incidentId: practice.incidentId, callId: real.callId }))).toBe(
    'E_INCIDENT_PRACTICE',
  );
});

test('split: the call begins a new incident as a copy, and both know of each other', () => {
  const desk = new Desk();
  const a = report(desk, { whatHappened: 'Kebakaran', victims: 0 });
  const second = report(desk);
  desk.do((w, c) => call.qualify(w, qualify(second.callId, 'duplicate', a.incidentId), c));
  const { newIncidentId } = split(desk, a.incidentId, [second.callId]);
  expect(desk.incident(newIncidentId)).toMatchObject({
    number: '20261124-003',
    status: 'open',
    calls: [second.callId],
    splitFrom: { id: a.incidentId, number: '20261124-001' },
    fields: { whatHappened: 'Kebakaran', victims: 0 },
  });
  expect(desk.incident(a.incidentId)?.calls).toEqual([a.callId]);
  expect(desk.entries.find((entry) => entry.type === 'incident.splitInto')?.data).toEqual({
    incident: { id: newIncidentId, number: '20261124-003' },
  });
});

test('the only call of a draft cannot be split off, nor one that is not there', () => {
  const desk = new Desk();
  const a = report(desk);
  const callId = ids.call();
  const draft = ids.incident();
  desk.do((w) => call.ring(w, ring(callId)));
  desk.do((w, c) => incident.create(w, { incidentId: draft, callId, changes: {} }, c));
  expect(split(desk, draft, [callId]).done).toBe('E_INCIDENT_SPLIT');
  expect(split(desk, a.incidentId, [callId]).done).toBe('E_NOT_FOUND');
});
