import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKeepAlive } from '../../../renderer/phone/sip/keep-alive.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function connection() {
  const told = { asked: 0, dead: 0, answers: true };
  const alive = createKeepAlive({
    now: Date.now,
    ask() {
      told.asked += 1;
      if (told.answers) setTimeout(alive.heard, 20);
    },
    dead() {
      told.dead += 1;
      alive.stop();
    },
  });
  return { alive, told };
}

test('a PBX that answers is asked again and again, and kept', () => {
  const { alive, told } = connection();
  alive.start();
  vi.advanceTimersByTime(60_000);
  expect(told.asked).toBeGreaterThan(6);
  expect(told.dead).toBe(0);
});

test('one that says nothing is given up within ten seconds, once', () => {
  const { alive, told } = connection();
  alive.start();
  vi.advanceTimersByTime(20_000);
  told.answers = false;
  const before = Date.now();
  while (told.dead === 0) vi.advanceTimersByTime(10);
  expect(Date.now() - before).toBeLessThanOrEqual(10_000);
  vi.advanceTimersByTime(60_000);
  expect(told.dead).toBe(1);
});

test('any message counts, not only the answer', () => {
  const { alive, told } = connection();
  told.answers = false;
  alive.start();
  const calls = setInterval(alive.heard, 1_000);
  vi.advanceTimersByTime(60_000);
  clearInterval(calls);
  expect(told.dead).toBe(0);
});

test('after a sleep of the PC the PBX is asked anew before it is judged', () => {
  const { alive, told } = connection();
  alive.start();
  vi.advanceTimersByTime(1_510);
  // Asleep: the clock goes on, timers and answers do not.
  told.answers = false;
  vi.advanceTimersByTime(4_000 - 10);
  vi.setSystemTime(Date.now() + 3_600_000);
  told.answers = true;
  vi.advanceTimersByTime(30_000);
  expect(told.dead).toBe(0);
});

test('an address where nobody is is given up after five seconds, one that answers is not', () => {
  const { alive, told } = connection();
  alive.connecting();
  vi.advanceTimersByTime(4_900);
  expect(told.dead).toBe(0);
  vi.advanceTimersByTime(100);
  expect(told.dead).toBe(1);
  alive.connecting();
  alive.start();
  vi.advanceTimersByTime(60_000);
  expect(told.dead).toBe(1);
});

test('a closed connection is not asked, also not when the network changes', () => {
  const { alive, told } = connection();
  alive.look();
  alive.start();
  alive.stop();
  alive.look();
  vi.advanceTimersByTime(60_000);
  expect(told).toMatchObject({ asked: 0, dead: 0 });
});
