import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { byTimer, createDirector, type Ring } from '../../../electron/main/training/director.ts';
import { Scenario } from '../../../shared/training/scenario.ts';

function room() {
  const rang: (string | null)[] = [];
  let wanted = 0;
  const ring = ({ caller }: Ring): void => void rang.push(caller.number);
  const director = createDirector({ ring, wanted: () => (wanted += 1) }, byTimer(1));
  return { rang, director, wanted: () => wanted };
}

test('who is due before the telephone or the callers are there rings once, when both are', () => {
  const { rang, director } = room();
  director.next();
  director.ready('callers', true);
  expect(rang).toEqual([]);
  director.ready('phone', true);
  expect(rang).toEqual(['0811000001']);
  director.ready('phone', true);
  expect(rang).toHaveLength(1);
});

test('whoever plays the callers is wanted as soon as one is due, and not before', () => {
  const { director, wanted } = room();
  director.ready('phone', true);
  expect(wanted()).toBe(0);
  director.next();
  expect(wanted()).toBe(1);
  director.ready('callers', true);
  director.next();
  expect(wanted()).toBe(1);
});

test('while the telephone is loaded anew nobody is lost, and nobody changes places', () => {
  const { rang, director } = room();
  director.ready('callers', true);
  director.ready('phone', true);
  director.next();
  director.ready('phone', false);
  director.next();
  director.next();
  director.ready('phone', true);
  expect(rang).toEqual(['0811000001', '0811000002', '0811000003']);
});

test('the round begins again', () => {
  const { rang, director } = room();
  director.ready('callers', true);
  director.ready('phone', true);
  for (let call = 0; call < 5; call += 1) director.next();
  expect(rang[4]).toBe(rang[0]);
  expect(new Set(rang).size).toBe(4);
});

const shipped = (id: string): Scenario =>
  Scenario.parse(
    JSON.parse(
      readFileSync(
        path.join(import.meta.dirname, '..', '..', '..', 'resources', 'training', `${id}.json`),
        'utf8',
      ),
    ),
  );

/** A room whose clock is moved by hand. */
function clocked() {
  let now = 0;
  let waiting: { at: number; work: () => void }[] = [];
  const rang: (Ring & { at: number })[] = [];
  const director = createDirector(
    { ring: (call) => rang.push({ ...call, at: now }), wanted: () => undefined },
    (seconds, work) => {
      const one = { at: now + seconds, work };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
  );
  director.ready('phone', true);
  director.ready('callers', true);
  return {
    director,
    rang,
    /** `second number` of each call so far. */
    calls: () => rang.map(({ at, caller }) => `${at} ${caller.number}`),
    until(second: number) {
      for (;;) {
        const [first] = waiting.filter(({ at }) => at <= second).sort((a, b) => a.at - b.at);
        if (!first) break;
        waiting = waiting.filter((one) => one !== first);
        now = first.at;
        first.work();
      }
      now = second;
    },
  };
}

test('the scenarios of a session come one by one when the next caller is asked for, and then the round', () => {
  const { director, calls } = clocked();
  director.start([shipped('house-fire'), shipped('snake')], 'given', null);
  expect(calls()).toEqual([]);
  for (let call = 0; call < 3; call += 1) director.next();
  expect(calls()).toEqual(['0 0811000101', '0 0811000118', '0 0811000001']);
});

test('with a load they ring by themselves, as many an hour as it says', () => {
  const { director, calls, until } = clocked();
  director.start([shipped('house-fire'), shipped('snake'), shipped('wrong-number')], 'given', 60);
  until(59);
  expect(calls()).toEqual(['0 0811000101']);
  until(120);
  expect(calls().map((call) => call.split(' ')[0])).toEqual(['0', '60', '120']);
  until(3_600);
  expect(calls()).toHaveLength(3);
});

test('several callers of a scenario ring while the first is on the line', () => {
  const { director, calls, until } = clocked();
  director.start([shipped('two-calls')], 'given', 60);
  until(30);
  expect(calls()).toEqual(['0 0811000125', '5 0811000126']);
});

test('a caller whose line broke calls back some seconds later, once', () => {
  const { director, calls, rang, until } = clocked();
  director.start([shipped('robbery-call-back')], 'given', 60);
  until(20);
  expect(calls()).toEqual(['0 0811000124']);
  director.ended(rang[0]!.id);
  director.ended(rang[0]!.id);
  until(60);
  expect(calls()).toEqual(['0 0811000124', '28 0811000124']);
});

test('after a stop nobody calls, not even who would have called back', () => {
  const { director, calls, rang, until } = clocked();
  director.start([shipped('two-calls'), shipped('snake')], 'given', 60);
  director.stop();
  director.ended(rang[0]!.id);
  until(3_600);
  expect(calls()).toEqual(['0 0811000125']);
});

test('a mixed session has every scenario once', () => {
  const { director, rang } = clocked();
  const chosen = ['house-fire', 'snake', 'wrong-number', 'childbirth'].map(shipped);
  director.start(chosen, 'mixed', null);
  for (const _ of chosen) director.next();
  expect(rang.map(({ caller }) => caller.number).sort()).toEqual(
    chosen.map(({ calls }) => calls[0]!.number).sort(),
  );
});
