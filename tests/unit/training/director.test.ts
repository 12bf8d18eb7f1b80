import { expect, test } from 'vitest';
import { createDirector } from '../../../electron/main/training/director.ts';

function room() {
  const rang: (string | null)[] = [];
  return { rang, director: createDirector(({ number }) => rang.push(number)) };
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
