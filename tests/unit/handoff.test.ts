import { expect, test } from 'vitest';
import { configure } from '../../electron/core/agency/decide.ts';
import * as call from '../../electron/core/call/decide.ts';
import * as handOff from '../../electron/core/handoff/decide.ts';
import * as incident from '../../electron/core/incident/decide.ts';
import * as shift from '../../electron/core/shift/decide.ts';
import { AgencyId, type HandOffId } from '../../shared/domain/ids.ts';
import type { WrittenChannel } from '../integration/agencies.ts';
import { agency, Desk, hangUp, ids, NOON, ring } from './world.ts';

const webhook = { kind: 'webhook', url: 'https://damkar.example/112' } as const;
const sip = { kind: 'sip', target: '113' } as const;

function desk(channels: WrittenChannel[] = [{ kind: 'manual', contact: '' }]) {
  const desk = new Desk();
  desk.do((w) => configure(w, agency('damkar', { channels })));
  const incidentId = ids.incident();
  desk.do((w, c) => incident.create(w, { incidentId, callId: null, changes: { whatHappened: 'Api' } }, c));
  return { desk, incidentId };
}

const order = (incidentId: ReturnType<typeof ids.incident>, change: object = {}) => ({
  handOffId: ids.handOff(),
  incidentId,
  agencyId: AgencyId.parse('damkar'),
  channel: null,
  callId: null,
  talkFirst: false,
  ...change,
});

test('a hand-off keeps the incident as it was when the button was pressed', () => {
  const { desk: d, incidentId } = desk();
  const input = order(incidentId);
  d.do((w) => handOff.create(w, input));
  d.do((w, c) => incident.edit(w, { incidentId, changes: { whatHappened: 'Api sudah padam' } }, c));
  expect(d.handOff(input.handOffId)).toMatchObject({
    state: 'queued',
    snapshot: { fields: { whatHappened: 'Api' } },
  });
});

test('there is no hand-off without an incident, without an agency, or of a closed incident', () => {
  const { desk: d, incidentId } = desk();
  expect(d.do((w) => handOff.create(w, order(ids.incident())))).toBe('E_NOT_FOUND');
  expect(d.do((w) => handOff.create(w, order(incidentId, { agencyId: 'pln' })))).toBe('E_NOT_FOUND');
  d.do((w) => incident.close(w, { incidentId, outcome: '' }));
  expect(d.do((w) => handOff.create(w, order(incidentId)))).toBe('E_INCIDENT_CLOSED');
});

test('the same button pressed twice makes one hand-off', () => {
  const { desk: d, incidentId } = desk();
  const input = order(incidentId);
  d.do((w) => handOff.create(w, input));
  expect(d.do((w) => handOff.create(w, input))).toEqual([]);
  expect(d.do((w) => handOff.create(w, order(incidentId)))).toBe('E_HANDOFF_ALREADY_OPEN');
});

test('the first channel that can work now is taken: a transfer needs the caller on the line', () => {
  const channels = [sip, webhook];
  expect(handOff.firstChannel(agency('x', { channels }), true)).toBe('sip');
  expect(handOff.firstChannel(agency('x', { channels }), false)).toBe('webhook');
  expect(handOff.firstChannel(agency('x', { channels: [sip] }), false)).toBe('manual');
  expect(handOff.nextChannel(agency('x', { channels }), { channel: 'sip', training: false })).toBe('webhook');
});

test('a transfer that fails goes on to the next channel and leaves the caller with the operator', () => {
  const { desk: d, incidentId } = desk([sip, webhook]);
  const callId = ids.call();
  d.do((w) => call.ring(w, ring(callId)));
  d.do((w) => call.answer(w, { callId, at: NOON }));
  const input = order(incidentId, { callId });
  d.do((w) => handOff.create(w, input));
  expect(d.handOff(input.handOffId)).toMatchObject({ channel: 'sip' });
  d.do((w) =>
    handOff.transfer(w, {
      callId,
      at: NOON,
      handOffId: input.handOffId,
      target: '113',
      outcome: 'failed',
      cause: '',
    }),
  );
  expect(d.handOff(input.handOffId)).toMatchObject({
    state: 'queued',
    channel: 'webhook',
    lastError: 'E_TRANSFER_FAILED',
  });
  expect(d.call(callId)).toMatchObject({ state: 'talking' });
});

test('a transfer whose caller is gone has failed when nothing else leads to the agency, and is believed when it came about all the same', () => {
  const { desk: d, incidentId } = desk([sip]);
  const callId = ids.call();
  d.do((w) => call.ring(w, ring(callId)));
  d.do((w) => call.answer(w, { callId, at: NOON }));
  const input = order(incidentId, { callId });
  d.do((w) => handOff.create(w, input));
  d.do((w) => call.endCall(w, hangUp(callId)));
  d.do((w) => handOff.transferFailed(w, input.handOffId, 'E_SIP_NO_CALL'));
  expect(d.handOff(input.handOffId)).toMatchObject({
    state: 'failed',
    channel: 'sip',
    pending: null,
    lastError: 'E_SIP_NO_CALL',
    sources: { failed: 'system' },
  });
  expect(d.do((w) => handOff.retry(w, { handOffId: input.handOffId }))).toBe('E_CHANNEL_NONE');
  const told = { callId, at: NOON, handOffId: input.handOffId, target: '113', cause: '' } as const;
  expect(d.do((w) => handOff.transfer(w, { ...told, outcome: 'failed' }))).toEqual([]);
  d.do((w) => handOff.transfer(w, { ...told, outcome: 'accepted' }));
  expect(d.handOff(input.handOffId)).toMatchObject({ state: 'sent', channel: 'sip', lastError: null });
});

const advance = (d: Desk, handOffId: HandOffId, to: 'en_route' | 'done' | 'acknowledged' | 'declined') =>
  d.do((w) => handOff.advance(w, { handOffId, to, unit: '', reason: '' }));

test('steps go forward, may be skipped, and each keeps its time', () => {
  const { desk: d, incidentId } = desk();
  const input = order(incidentId);
  d.do((w) => handOff.create(w, input));
  d.now += 1_000;
  d.do((w) => handOff.reach(w, { handOffId: input.handOffId, way: 'radio', receivedBy: 'Piket' }));
  d.now += 1_000;
  advance(d, input.handOffId, 'en_route');
  expect(advance(d, input.handOffId, 'acknowledged')).toBe('E_HANDOFF_STEP');
  d.now += 1_000;
  advance(d, input.handOffId, 'done');
  expect(d.handOff(input.handOffId)).toMatchObject({
    state: 'done',
    way: 'radio',
    receivedBy: 'Piket',
    times: {
      queued: NOON,
      sent: NOON + 1_000,
      acknowledged: NOON + 1_000,
      en_route: NOON + 2_000,
      done: NOON + 3_000,
    },
  });
  expect(advance(d, input.handOffId, 'declined')).toBe('E_HANDOFF_STEP');
});

test('after it was cancelled nothing can be delivered any more', () => {
  const { desk: d, incidentId } = desk([webhook]);
  const input = order(incidentId);
  d.do((w) => handOff.create(w, input));
  d.do((w) => handOff.cancel(w, { handOffId: input.handOffId, reason: 'salah tombol' }));
  expect(d.do((w) => handOff.delivered(w, input.handOffId, 'webhook', ''))).toEqual([]);
  expect(d.handOff(input.handOffId)).toMatchObject({ state: 'cancelled' });
});

test('an incident with hand-offs under way cannot be closed', () => {
  const { desk: d, incidentId } = desk();
  const input = order(incidentId);
  d.do((w) => handOff.create(w, input));
  expect(d.do((w) => incident.close(w, { incidentId, outcome: '' }))).toBe('E_INCIDENT_HANDOFFS_OPEN');
  advance(d, input.handOffId, 'declined');
  expect(d.do((w) => incident.close(w, { incidentId, outcome: '' }))).toEqual(['incident.closed']);
});

test('a practice incident never leaves the room', () => {
  const { desk: d } = desk([webhook]);
  const callId = ids.call();
  const incidentId = ids.incident();
  d.do((w) => call.ring(w, ring(callId, { training: true })));
  d.do((w) => call.answer(w, { callId, at: NOON }));
  d.do((w, c) => incident.create(w, { incidentId, callId, changes: {} }, c));
  const input = order(incidentId, { callId });
  d.do((w) => handOff.create(w, input));
  expect(d.handOff(input.handOffId)).toMatchObject({ training: true, channel: 'manual' });
});

test('the telephone is the practice line, when the operator asks for it about a practice caller', () => {
  const { desk: d } = desk([{ kind: 'sip', target: 'damkar', timeoutSeconds: null }, webhook]);
  const [practice, real] = [ids.call(), ids.call()];
  const incidentId = ids.incident();
  for (const [callId, training] of [
    [practice, true],
    [real, false],
  ] as const) {
    d.do((w) => call.ring(w, ring(callId, { training })));
    d.do((w) => call.answer(w, { callId, at: NOON }));
  }
  d.do((w, c) => incident.create(w, { incidentId, callId: practice, changes: {} }, c));
  const channelOf = (how: Parameters<typeof order>[1]) => {
    const input = order(incidentId, how);
    d.do((w) => handOff.create(w, input));
    const { channel, talkFirst } = d.handOff(input.handOffId) ?? {};
    d.do((w) => handOff.cancel(w, { handOffId: input.handOffId, reason: '' }));
    return { channel, talkFirst };
  };
  expect(channelOf({ callId: practice, channel: 'sip', talkFirst: true })).toEqual({
    channel: 'sip',
    talkFirst: true,
  });
  expect(channelOf({ callId: practice, channel: null })).toEqual({ channel: 'manual', talkFirst: false });
  expect(channelOf({ callId: practice, channel: 'webhook' })).toEqual({
    channel: 'manual',
    talkFirst: false,
  });
  // A practice report is not carried to a telephone by a real caller's line.
  expect(channelOf({ callId: real, channel: 'sip' })).toEqual({ channel: 'manual', talkFirst: false });
});

test('an update of a hand-off that is on its way does not take it back, and an answer does not lose it', () => {
  const { desk: d, incidentId } = desk([webhook]);
  const input = order(incidentId);
  d.do((w) => handOff.create(w, input));
  const { handOffId } = input;
  d.do((w) => handOff.delivered(w, handOffId, 'webhook', '', 0));
  advance(d, handOffId, 'en_route');
  d.do((w, c) => incident.edit(w, { incidentId, changes: { victims: 2 } }, c));
  d.do((w) => handOff.resend(w, { handOffId, channel: null }));
  expect(d.handOff(handOffId)).toMatchObject({
    state: 'en_route',
    revision: 1,
    updates: [{ changed: ['victims'] }],
  });
  // The agency speaks of the first message; the update still has to go out.
  d.do((w) => handOff.advance(w, { handOffId, to: 'on_scene', unit: '', reason: '' }, 'agency'));
  expect(d.handOff(handOffId)?.pending).not.toBeNull();
  // What was under way when the update was made says nothing of it.
  expect(d.do((w) => handOff.delivered(w, handOffId, 'webhook', '', 0))).toEqual([]);
  d.do((w) => handOff.delivered(w, handOffId, 'webhook', '', 1));
  expect(d.handOff(handOffId)).toMatchObject({ state: 'on_scene', pending: null });
});

test('told of an update by hand, an agency at work stays at work', () => {
  const { desk: d, incidentId } = desk();
  const input = order(incidentId);
  d.do((w) => handOff.create(w, input));
  const { handOffId } = input;
  d.do((w) => handOff.reach(w, { handOffId, way: 'telephone', receivedBy: 'Piket' }));
  advance(d, handOffId, 'en_route');
  d.do((w, c) => incident.edit(w, { incidentId, changes: { victims: 2 } }, c));
  d.do((w) => handOff.resend(w, { handOffId, channel: null }));
  expect(d.handOff(handOffId)).toMatchObject({ channel: 'manual' });
  d.do((w) => handOff.reach(w, { handOffId, way: 'radio', receivedBy: 'Danru' }));
  expect(d.handOff(handOffId)).toMatchObject({ state: 'en_route', pending: null, receivedBy: 'Danru' });
  expect(d.handOff(handOffId)?.updates[0]?.sentAt).not.toBeNull();
});

test('a desk does not leave for training while a hand-off has not reached its agency', () => {
  const { desk: d, incidentId } = desk([webhook]);
  const input = order(incidentId);
  d.do((w) => handOff.create(w, input));
  expect(d.do(shift.leave)).toBe('E_TRAINING_SENDING');
  d.do((w) => handOff.delivered(w, input.handOffId, 'webhook', '', 0));
  expect(d.do(shift.leave)).toEqual([]);
});

test('what is reported in training is practice, so its hand-off is by hand whatever the agency can do', () => {
  const d = new Desk();
  d.training = true;
  d.do((w) => configure(w, agency('damkar', { channels: [webhook] })));
  const incidentId = ids.incident();
  d.do((w, c) => incident.create(w, { incidentId, callId: null, changes: { whatHappened: 'Api' } }, c));
  expect(d.incident(incidentId)?.training).toBe(true);
  const input = order(incidentId);
  d.do((w) => handOff.create(w, input));
  expect(d.handOff(input.handOffId)).toMatchObject({ channel: 'manual' });
});
