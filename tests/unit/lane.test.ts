import { expect, test } from 'vitest';
import { createLimit } from '../../electron/core/handoff/inbound/limit.ts';
import { Lane } from '../../electron/core/handoff/lane.ts';
import { backOff } from '../../electron/core/handoff/outbox.ts';
import { newHandOffId } from '../../shared/domain/ids.ts';

const waiting = (pending: number, change: object = {}) => ({
  id: newHandOffId(),
  pending,
  channel: 'webhook' as const,
  due: 0,
  alone: false,
  ...change,
});

test('what was asked for first goes out first, however it comes in', () => {
  const lane = new Lane();
  const [first, second, third] = [waiting(1), waiting(2), waiting(3)];
  for (const one of [third, first, second]) lane.put(one);
  const order = [first, second, third].map(() => {
    const next = lane.next(0);
    if (!next || !('id' in next)) throw new Error('nothing is due');
    lane.drop(next.id);
    return next.id;
  });
  expect(order).toEqual([first.id, second.id, third.id]);
  expect(lane.next(0)).toBeNull();
});

test('a channel that does not work holds back what is behind it, on that channel only', () => {
  const lane = new Lane();
  lane.put(waiting(1, { due: 1_000 }));
  const behind = waiting(2);
  lane.put(behind);
  expect(lane.next(0)).toEqual({ at: 1_000 });
  const mail = waiting(3, { channel: 'email' });
  lane.put(mail);
  expect(lane.next(0)).toEqual({ id: mail.id });
  lane.hurry(500);
  expect(lane.next(500)).not.toEqual({ id: behind.id });
});

test('what was refused for itself waits alone', () => {
  const lane = new Lane();
  lane.put(waiting(1, { due: 1_000, alone: true }));
  const behind = waiting(2);
  lane.put(behind);
  expect(lane.next(0)).toEqual({ id: behind.id });
});

test('waits double up to a minute, and at least half of each is kept', () => {
  expect(backOff(0, () => 0)).toBe(1_000);
  expect(backOff(0, () => 1)).toBe(2_000);
  expect(backOff(3, () => 1)).toBe(16_000);
  expect(backOff(50, () => 1)).toBe(60_000);
});

test('a limit lets a burst through, then so many a second', () => {
  let now = 0;
  const limit = createLimit(3, 2, () => now);
  expect([1, 2, 3, 4].map(() => limit.take())).toEqual([true, true, true, false]);
  now += 500;
  expect([limit.take(), limit.take()]).toEqual([true, false]);
});
