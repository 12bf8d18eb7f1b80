import { expect, test } from 'vitest';
import { configure } from '../../electron/core/agency/decide.ts';
import * as handOff from '../../electron/core/handoff/decide.ts';
import * as incident from '../../electron/core/incident/decide.ts';
import { merge } from '../../electron/core/incident/same-event.ts';
import { AgencyId, type IncidentId } from '../../shared/domain/ids.ts';
import { acknowledgeBy, board } from '../../shared/handoff/board.ts';
import { agency, Desk, ids, NOON } from './world.ts';

const damkar = agency('damkar', { order: 1, ackLimitSeconds: 60 });
const dinkes = agency('dinkes', { order: 2 });

function report(desk: Desk): IncidentId {
  const incidentId = ids.incident();
  desk.do((w, c) => incident.create(w, { incidentId, callId: null, changes: {} }, c));
  return incidentId;
}

function press(desk: Desk, incidentId: IncidentId, agencyId: string) {
  const order = { handOffId: ids.handOff(), incidentId, agencyId: AgencyId.parse(agencyId) };
  desk.do((w) => handOff.create(w, { ...order, channel: null, callId: null, talkFirst: false }));
  return order.handOffId;
}

test('the board shows who has which open incident, since when, and when it is late', () => {
  const desk = new Desk();
  for (const one of [damkar, dinkes]) desk.do((w) => configure(w, one));
  const first = report(desk);
  const second = report(desk);
  const id = press(desk, first, 'damkar');
  press(desk, first, 'dinkes');
  const draw = () => {
    const incidents = [first, second].map((each) => desk.incident(each)!);
    return board(
      incidents,
      incidents.flatMap((each) => desk.handOffsOf(each.id)),
      [damkar, dinkes],
    );
  };
  expect(draw().map(({ cells }) => cells.map((cell) => [cell.agency.id, cell.lateAt]))).toEqual([
    [
      ['damkar', NOON + 60_000],
      ['dinkes', NOON + 180_000],
    ],
    [],
  ]);
  desk.now += 30_000;
  desk.do((w) => handOff.advance(w, { handOffId: id, to: 'en_route', unit: 'DMK-2', reason: '' }));
  expect(draw()[0]?.cells[0]).toMatchObject({ since: NOON + 30_000, lateAt: null });
});

test('an event that was merged shows its hand-offs once, in the incident that goes on', () => {
  const desk = new Desk();
  desk.do((w) => configure(w, damkar));
  const from = report(desk);
  const into = report(desk);
  const id = press(desk, from, 'damkar');
  desk.do((w, c) => merge(w, { incidentId: from, into, take: [] }, c));
  const rows = board([desk.incident(from)!, desk.incident(into)!], desk.handOffsOf(from), [damkar]);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.cells.map((cell) => cell.handOff.id)).toEqual([id]);
});

test('what an agency has answered, or what is over, is never late', () => {
  const times = { queued: NOON };
  expect(acknowledgeBy({ state: 'sent', times }, damkar)).toBe(NOON + 60_000);
  for (const state of ['acknowledged', 'on_scene', 'done', 'declined', 'cancelled'] as const)
    expect(acknowledgeBy({ state, times }, damkar)).toBeNull();
});

test('what waits behind one that came through nowhere is told with it, and no more once that has come through', () => {
  const desk = new Desk();
  const channels = [{ kind: 'webhook', url: 'https://damkar.example/112' } as const];
  for (const id of ['damkar', 'dinkes']) desk.do((w) => configure(w, agency(id, { channels })));
  const [first, second] = [report(desk), report(desk)];
  const [head, behind] = [press(desk, first, 'damkar'), press(desk, second, 'damkar')];
  press(desk, second, 'dinkes');
  const shown = () =>
    board(
      [desk.incident(first)!, desk.incident(second)!],
      [...desk.handOffsOf(first), ...desk.handOffsOf(second)],
      ['damkar', 'dinkes'].map((id) => desk.agency(id)!),
    ).map(({ cells }) => cells.map((cell) => cell.inVain));
  expect(shown()).toEqual([[false], [false, false]]);
  const failure = { error: 'E_WEBHOOK_NAME', nextAttemptAt: desk.now, revision: 0, reroute: false };
  desk.do((w) => handOff.attemptFailed(w, head, failure));
  expect(shown()).toEqual([[true], [true, false]]);
  desk.do((w) => handOff.delivered(w, head, 'webhook', ''));
  expect(shown()).toEqual([[false], [false, false]]);
  expect(desk.handOff(behind)).toMatchObject({ state: 'queued' });
});
