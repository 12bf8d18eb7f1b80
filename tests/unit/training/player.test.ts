import { expect, test } from 'vitest';
import { type Happening, type Played, play, ringing } from '../../../renderer/caller/player.ts';
import type { Caller } from '../../../shared/training/caller.ts';

const caller = (changes: Partial<Caller>): Caller => ({
  number: '0811000001',
  displayName: '',
  patienceSeconds: 60,
  background: 'street',
  lines: [],
  repeats: false,
  ...changes,
});

/** What the caller did, as `second action`. */
function happen(who: Caller, story: [second: number, kind: Happening['kind']][]): string[] {
  let played: Played = ringing(0);
  return story.flatMap(([second, kind]) => {
    const done = play(who, played, { kind }, second);
    played = done.played;
    const { action } = done;
    return action ? [`${second} ${action.kind}${action.kind === 'press' ? ` ${action.digits}` : ''}`] : [];
  });
}

test('a caller whom nobody answers gives up, and one who was answered does not', () => {
  expect(
    happen(caller({}), [
      [59, 'tick'],
      [60, 'tick'],
    ]),
  ).toEqual(['60 hangUp']);
  expect(
    happen(caller({}), [
      [5, 'answered'],
      [600, 'tick'],
    ]),
  ).toEqual([]);
});

test('a silent caller presses a key now and then, and not while on hold', () => {
  const silent = caller({ repeats: true, lines: [{ when: { on: 'waited', seconds: 4 }, press: '5' }] });
  expect(
    happen(silent, [
      [1, 'answered'],
      [4, 'tick'],
      [5, 'tick'],
      [6, 'tick'],
      [9, 'tick'],
      [10, 'held'],
      [30, 'tick'],
      [31, 'resumed'],
      [34, 'tick'],
      [35, 'tick'],
    ]),
  ).toEqual(['5 press 5', '9 press 5', '35 press 5']);
});

test('a line waits for its turn: the operator has spoken, or says nothing for long', () => {
  const talking = caller({
    lines: [
      { when: { on: 'turn', seconds: 8 }, press: '1' },
      { when: { on: 'turn', seconds: 8 }, press: '2' },
      { when: { on: 'resumed' }, press: '3' },
    ],
  });
  expect(
    happen(talking, [
      [0, 'answered'],
      [2, 'turn'],
      [9, 'tick'],
      [10, 'tick'],
      [11, 'turn'],
      [12, 'held'],
      [20, 'resumed'],
      [40, 'turn'],
    ]),
  ).toEqual(['2 press 1', '10 press 2', '20 press 3']);
});

test('nothing is said before the call is answered', () => {
  const hasty = caller({ lines: [{ when: { on: 'answered', seconds: 0 }, press: '1' }] });
  expect(
    happen(hasty, [
      [1, 'turn'],
      [2, 'answered'],
      [3, 'tick'],
      [4, 'tick'],
    ]),
  ).toEqual(['3 press 1']);
});
