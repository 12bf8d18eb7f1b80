import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configure } from '../../electron/core/agency/decide.ts';
import * as call from '../../electron/core/call/decide.ts';
import * as handOff from '../../electron/core/handoff/decide.ts';
import { evolveHandOff } from '../../electron/core/handoff/evolve.ts';
import * as incident from '../../electron/core/incident/decide.ts';
import type { Entry, HandOffFact } from '../../electron/core/log/entries.ts';
import { HandOff, isFinal } from '../../shared/domain/handoff.ts';
import { AgencyId, type HandOffId } from '../../shared/domain/ids.ts';
import { board } from '../../shared/handoff/board.ts';
import { gaveUpAt, inVain, nothingLeft, turns } from '../../shared/handoff/delivery.ts';
import type { WrittenChannel } from '../integration/agencies.ts';
import { agency, Desk, ids, NOON, ring } from './world.ts';

const webhook = { kind: 'webhook', url: 'https://damkar.example/112' } as const;
const email = { kind: 'email', to: ['piket@damkar.example'] } satisfies WrittenChannel;
const print = { kind: 'print' } as const;
const sip = { kind: 'sip', target: '113' } as const;
const manual = { kind: 'manual', contact: '' } as const;
const damkar = AgencyId.parse('damkar');

/** A report of a caller who is on the line, handed to Damkar. */
function pressed(channels: WrittenChannel[]) {
  const desk = new Desk();
  desk.do((w) => configure(w, agency('damkar', { channels })));
  const [callId, incidentId, handOffId] = [ids.call(), ids.incident(), ids.handOff()];
  desk.do((w) => call.ring(w, ring(callId)));
  desk.do((w) => call.answer(w, { callId, at: NOON }));
  desk.do((w, c) => incident.create(w, { incidentId, callId, changes: {} }, c));
  const order = { incidentId, agencyId: damkar, channel: null, callId, talkFirst: false };
  desk.do((w) => handOff.create(w, { ...order, handOffId }));
  return { desk, handOffId, incidentId, order };
}

function fail(desk: Desk, id: HandOffId, hopeless: boolean, error = 'E_WEBHOOK_REFUSED') {
  const { revision } = desk.handOff(id)!;
  const nextAttemptAt = desk.now + 5_000;
  desk.now += 1_000;
  return desk.do((w) =>
    handOff.attemptFailed(w, id, { error, nextAttemptAt, revision, reroute: hopeless, hopeless }),
  );
}

test('a hand-off fails when the last of its channels has refused it, and not before', () => {
  const { desk, handOffId } = pressed([sip, webhook, email, manual]);
  desk.do((w) => handOff.transferFailed(w, handOffId, 'E_TRANSFER_FAILED'));
  expect(fail(desk, handOffId, true)).toEqual(['handoff.attemptFailed', 'handoff.rerouted']);
  expect(desk.handOff(handOffId)).toMatchObject({ state: 'queued', channel: 'email', nextAttemptAt: null });
  expect(fail(desk, handOffId, true, 'E_MAIL_REFUSED')).toEqual(['handoff.attemptFailed', 'handoff.failed']);
  expect(desk.handOff(handOffId)).toMatchObject({
    state: 'failed',
    times: { failed: desk.now },
    sources: { failed: 'system' },
    lastError: 'E_MAIL_REFUSED',
  });
});

test('one that may still come through keeps it waiting, in turns that are no faster than its attempts', () => {
  const { desk, handOffId } = pressed([webhook, email]);
  desk.do((w) => handOff.transferFailed(w, handOffId, 'E_TRANSFER_FAILED'));
  const damkarNow = desk.agency(damkar)!;
  fail(desk, handOffId, true);
  expect(inVain(desk.handOff(handOffId)!, damkarNow)).toBe(false);
  fail(desk, handOffId, false, 'E_MAIL_LATER');
  expect(inVain(desk.handOff(handOffId)!, damkarNow)).toBe(true);
  desk.do((w) => handOff.reroute(w, handOffId));
  fail(desk, handOffId, true);
  expect(desk.handOff(handOffId)).toMatchObject({
    state: 'queued',
    channel: 'email',
    nextAttemptAt: desk.now + 4_000,
  });
  // What came to nothing in the end was hopeless after all.
  expect(fail(desk, handOffId, true, 'E_MAIL_REFUSED')).toContain('handoff.failed');
});

test('an agency that answers has it, whatever had failed', () => {
  const { desk, handOffId } = pressed([webhook]);
  fail(desk, handOffId, true);
  desk.do((w) => handOff.answered(w, damkar, { handOffId, to: 'en_route', unit: 'DMK-2', reason: '' }));
  expect(desk.handOff(handOffId)).toMatchObject({ state: 'en_route', sources: { en_route: 'agency' } });
  expect(gaveUpAt(desk.handOff(handOffId)!)).toBeNull();
});

test('an agency that answers a hand-off that failed with its update may not know the update', () => {
  const { desk, handOffId, incidentId } = pressed([webhook]);
  desk.do((w, c) => incident.edit(w, { incidentId, changes: { victims: 2 } }, c));
  desk.do((w) => handOff.resend(w, { handOffId, channel: null }));
  fail(desk, handOffId, true);
  const failedAt = desk.now;
  desk.do((w) => handOff.answered(w, damkar, { handOffId, to: 'acknowledged', unit: '', reason: '' }));
  expect(desk.handOff(handOffId)).toMatchObject({ state: 'acknowledged', pending: null });
  expect(gaveUpAt(desk.handOff(handOffId)!)).toBe(failedAt);
  desk.do((w) => handOff.retry(w, { handOffId }));
  desk.do((w) => handOff.delivered(w, handOffId, 'webhook', '', 1));
  expect(gaveUpAt(desk.handOff(handOffId)!)).toBeNull();
});

test('what has failed is at once on the list of what is late, and is new there when it fails again', () => {
  const { desk, handOffId, incidentId } = pressed([webhook]);
  const cell = () =>
    board([desk.incident(incidentId)!], desk.handOffsOf(incidentId), [desk.agency(damkar)!])[0]?.cells[0];
  expect(cell()).toMatchObject({ lateAt: NOON + 180_000, gaveUpAt: null, inVain: false });
  fail(desk, handOffId, true);
  expect(cell()).toMatchObject({ lateAt: desk.now, gaveUpAt: desk.now, inVain: false });
  desk.now += 60_000;
  desk.do((w) => handOff.retry(w, { handOffId }));
  expect(cell()).toMatchObject({ lateAt: NOON + 180_000, gaveUpAt: null, inVain: false });
  fail(desk, handOffId, true);
  expect(cell()).toMatchObject({ lateAt: desk.now, gaveUpAt: desk.now });
});

test('tried again, one that had failed begins at the first channel that can carry it now', () => {
  const { desk, handOffId } = pressed([sip, webhook, email]);
  desk.do((w) => handOff.transferFailed(w, handOffId, 'E_TRANSFER_FAILED'));
  fail(desk, handOffId, true);
  fail(desk, handOffId, true);
  desk.do((w) => handOff.retry(w, { handOffId }));
  expect(desk.handOff(handOffId)).toMatchObject({ state: 'queued', channel: 'sip', reroutes: 0 });
  expect(desk.handOff(handOffId)?.tried).toBeUndefined();
});

test('a failed hand-off stands in the way of nothing: it can be handed over anew, and its incident closed', () => {
  const { desk, handOffId, incidentId, order } = pressed([webhook]);
  expect(desk.do((w) => handOff.create(w, { ...order, handOffId: ids.handOff() }))).toBe(
    'E_HANDOFF_ALREADY_OPEN',
  );
  fail(desk, handOffId, true);
  expect(desk.do((w) => incident.close(w, { incidentId, outcome: '' }))).toEqual(['incident.closed']);
  expect(desk.do((w) => handOff.revive(w, handOffId))).toEqual([]);
  desk.do((w) => incident.reopen(w, { incidentId }));
  expect(desk.do((w) => handOff.create(w, { ...order, handOffId: ids.handOff() }))).toEqual([
    'handoff.created',
  ]);
  expect(desk.do((w) => handOff.revive(w, handOffId))).toEqual([]);
});

test('practice that is not taken over by telephone is nobody else’s', () => {
  const desk = new Desk();
  desk.do((w) => configure(w, agency('damkar', { channels: [sip, webhook] })));
  const [callId, incidentId, handOffId] = [ids.call(), ids.incident(), ids.handOff()];
  desk.do((w) => call.ring(w, ring(callId, { training: true })));
  desk.do((w) => call.answer(w, { callId, at: NOON }));
  desk.do((w, c) => incident.create(w, { incidentId, callId, changes: {} }, c));
  const order = { incidentId, agencyId: damkar, channel: 'sip', callId, talkFirst: false } as const;
  desk.do((w) => handOff.create(w, { ...order, handOffId }));
  desk.do((w) => handOff.transferFailed(w, handOffId, 'E_TRANSFER_FAILED'));
  expect(desk.handOff(handOffId)).toMatchObject({ training: true, state: 'failed', channel: 'sip' });
});

const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant('fail' as const), hopeless: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant({ what: 'timeOver' as const }) },
  { weight: 2, arbitrary: fc.constant({ what: 'retry' as const }) },
  fc.constant({ what: 'revive' as const }),
  fc.constant({ what: 'come through' as const }),
  fc.constant({ what: 'update' as const }),
  fc.constant({ what: 'by hand' as const }),
  fc.record({
    what: fc.constant('answer' as const),
    to: fc.constantFrom('acknowledged', 'declined', 'done'),
  }),
  fc.record({
    what: fc.constant('change agency' as const),
    channels: fc.subarray([sip, webhook, email, print, manual], { minLength: 1 }),
  }),
);

function happen(
  desk: Desk,
  id: HandOffId,
  event: typeof happening extends fc.Arbitrary<infer T> ? T : never,
) {
  const one = desk.handOff(id)!;
  desk.now += 1_000;
  switch (event.what) {
    case 'fail':
      return one.channel === 'sip'
        ? desk.do((w) => handOff.transferFailed(w, id, 'E_TRANSFER_FAILED'))
        : one.channel !== 'manual' && fail(desk, id, event.hopeless);
    case 'timeOver':
      return one.channel !== 'manual' && desk.do((w) => handOff.reroute(w, id));
    case 'retry':
      return desk.do((w) => handOff.retry(w, { handOffId: id }));
    case 'revive':
      return desk.do((w) => handOff.revive(w, id));
    case 'come through':
      return desk.do((w) => handOff.delivered(w, id, one.channel, '', one.revision));
    case 'update':
      desk.do((w, c) =>
        incident.edit(
          w,
          { incidentId: one.incidentId, changes: { victims: (desk.entries.length % 900) + 1 } },
          c,
        ),
      );
      return desk.do((w) => handOff.resend(w, { handOffId: id, channel: null }));
    case 'by hand':
      return desk.do((w) => handOff.reach(w, { handOffId: id, way: 'radio', receivedBy: 'Piket' }));
    case 'answer':
      return desk.do((w) =>
        handOff.answered(w, damkar, {
          handOffId: id,
          to: event.to as 'done',
          unit: '',
          reason: '',
        }),
      );
    case 'change agency':
      return desk.do((w) => configure(w, agency('damkar', { channels: event.channels })));
  }
}

test('whatever happens on its way, a hand-off is tried while a channel may carry it, and says so when none can', () => {
  const channels = fc.subarray([sip, webhook, email, print, manual], { minLength: 1 });
  fc.assert(
    fc.property(channels, fc.array(happening, { maxLength: 30 }), (first, events) => {
      const { desk, handOffId } = pressed(first);
      for (const event of events) {
        const before = desk.handOff(handOffId)!;
        happen(desk, handOffId, event);
        const now = HandOff.parse(desk.handOff(handOffId));
        const damkarNow = desk.agency(damkar)!;
        const over = gaveUpAt(now);
        // Given up means that nothing goes out, that a cause is known, and that the state says so or is further on.
        if (over !== null) {
          expect(now).toMatchObject({ pending: null, nextAttemptAt: null });
          expect(now.lastError).not.toBeNull();
          expect(['failed', 'sent', 'acknowledged', 'en_route', 'on_scene']).toContain(now.state);
        }
        // It is given up only when every channel that could carry it was tried and cannot.
        if (over !== null && gaveUpAt(before) === null && turns(damkarNow, now).length > 0)
          expect(nothingLeft(now, damkarNow)).toBe(true);
        // Waiting, and with no hope left, does not happen by a failure.
        if (event.what === 'fail' && now.pending !== null) expect(nothingLeft(now, damkarNow)).toBe(false);
        // What the agency does is not undone by what its channels do.
        if (event.what === 'fail' && !['queued', 'failed'].includes(before.state))
          expect(now.state).toBe(before.state);
        if (event.what === 'come through' && before.pending !== null && !isFinal(before.state))
          expect(now).toMatchObject({ pending: null, lastError: null });
        if (now.pending === null && over === null) expect(now.tried).toBeUndefined();
      }
      let folded: HandOff | undefined;
      for (const entry of desk.entries)
        if (entry.subject === handOffId) folded = evolveHandOff(folded, entry as Entry<HandOffFact>);
      expect(folded).toEqual(desk.handOff(handOffId));
    }),
    { numRuns: 2_000 },
  );
});
