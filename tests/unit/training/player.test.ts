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
  agencies: [],
  ...changes,
});

/** What the caller did, as `second action`. */
function happen(who: Caller, story: [second: number, kind: Happening['kind']][]): string[] {
  let played: Played = ringing(0);
  return story.flatMap(([second, kind]) => {
    const done = play(who, played, { kind }, second);
    played = done.played;
    const { action } = done;
    if (!action) return [];
    const what =
      'audio' in action
        ? ` ${action.audio}`
        : 'text' in action
          ? ` ${action.text}`
          : 'digits' in action
            ? ` ${action.digits}`
            : '';
    return [`${second} ${action.kind}${what}`];
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

const spoken = (on: 'turn' | 'waited', seconds: number, audio: string): Caller['lines'][number] => ({
  when: { on, seconds },
  press: '',
  audio,
});

test('a caller says nothing while still speaking, and waits from the end of what was said', () => {
  const talking = caller({ lines: [spoken('turn', 8, 'a.opus'), spoken('turn', 8, 'b.opus')] });
  expect(
    happen(talking, [
      [0, 'answered'],
      [1, 'turn'],
      [3, 'turn'],
      [11, 'tick'],
      [12, 'said'],
      [19, 'tick'],
      [20, 'tick'],
    ]),
  ).toEqual(['1 speak a.opus', '20 speak b.opus']);
});

test('what happens while a caller is speaking is not passed over: they finish, and wait out a hold', () => {
  const busy = caller({
    lines: [
      { when: { on: 'resumed' }, press: '', audio: 'back.opus' },
      { when: { on: 'key' }, press: '', audio: 'tone.opus' },
      spoken('turn', 8, 'a.opus'),
      spoken('turn', 8, 'b.opus'),
    ],
  });
  expect(
    happen(busy, [
      [0, 'answered'],
      [1, 'turn'],
      [2, 'key'],
      [3, 'said'],
      [4, 'said'],
      [5, 'turn'],
      [6, 'key'],
      [7, 'held'],
      [8, 'said'],
      [9, 'resumed'],
      [10, 'held'],
      [11, 'resumed'],
      [12, 'said'],
      [13, 'said'],
      [14, 'tick'],
    ]),
  ).toEqual([
    '1 speak a.opus',
    '3 speak tone.opus',
    '5 speak b.opus',
    '9 speak back.opus',
    '12 speak back.opus',
  ]);
});

test('what is said after a hold is said after each, and changes nothing of what comes next', () => {
  const waiting = caller({
    lines: [
      { when: { on: 'resumed' }, press: '', audio: 'back.opus' },
      { when: { on: 'key' }, press: '', audio: 'tone.opus' },
      spoken('turn', 8, 'a.opus'),
    ],
  });
  expect(
    happen(waiting, [
      [0, 'answered'],
      [1, 'held'],
      [2, 'key'],
      [3, 'resumed'],
      [4, 'said'],
      [5, 'key'],
      [6, 'said'],
      [7, 'turn'],
      [8, 'said'],
      [9, 'held'],
      [10, 'resumed'],
    ]),
  ).toEqual(['3 speak back.opus', '5 speak tone.opus', '7 speak a.opus', '10 speak back.opus']);
});

test('who ends the call after the last line does not while speaking or on hold', () => {
  const short = caller({
    lines: [spoken('waited', 1, 'a.opus')],
    ends: { by: 'caller', after: 'lines', seconds: 4 },
  });
  expect(
    happen(short, [
      [0, 'answered'],
      [1, 'tick'],
      [9, 'tick'],
      [10, 'said'],
      [11, 'held'],
      [20, 'tick'],
      [21, 'resumed'],
      [24, 'tick'],
      [25, 'tick'],
    ]),
  ).toEqual(['1 speak a.opus', '25 hangUp']);
});

test('who ends the call some time after the answer does it then', () => {
  const brief = caller({ ends: { by: 'caller', after: 'answered', seconds: 5 } });
  expect(
    happen(brief, [
      [3, 'answered'],
      [7, 'turn'],
      [8, 'tick'],
    ]),
  ).toEqual(['8 hangUp']);
});

test('a line without sound is shown, and the next one waits until it was read', () => {
  const unheard = caller({
    lines: [
      { when: { on: 'answered', seconds: 1 }, text: 'Halo, Pak?', press: '' },
      { when: { on: 'waited', seconds: 2 }, text: 'Tolong.', press: '', audio: null },
    ],
    ends: { by: 'caller', after: 'lines', seconds: 1 },
  });
  expect(
    happen(unheard, [
      [0, 'answered'],
      [1, 'tick'],
      [9, 'tick'],
      [10, 'said'],
      [11, 'tick'],
      [12, 'tick'],
      [13, 'said'],
      [14, 'tick'],
    ]),
  ).toEqual(['1 show Halo, Pak?', '12 show Tolong.', '14 hangUp']);
});
