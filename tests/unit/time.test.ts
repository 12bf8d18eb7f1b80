import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOff } from '../../electron/core/handoff/outbox.ts';
import { hybridClock } from '../../electron/core/log/clock.ts';
import { createBackOff } from '../../electron/main/supervision/back-off.ts';
import { formats } from '../../shared/i18n/formats.ts';
import { formatDuration, type WibDay, wibDay, wibDayBounds, wibIso } from '../../shared/time/wib.ts';

test('a day begins at 00.00 WIB, which is 17.00 UTC of the day before', () => {
  expect(wibDay(Date.parse('2026-11-23T16:59:59.999Z'))).toBe('2026-11-23');
  expect(wibDay(Date.parse('2026-11-23T17:00:00.000Z'))).toBe('2026-11-24');
});

test('every moment lies within the bounds of its own day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (time) => {
      const { from, to } = wibDayBounds(wibDay(time));
      expect(from).toBeLessThanOrEqual(time);
      expect(time).toBeLessThan(to);
      expect(Date.parse(wibIso(time))).toBe(time);
    }),
  );
});

test('days, times and parts are written as the language of the screen writes them', () => {
  const time = Date.parse('2026-08-04T00:05:33+07:00');
  const written = (language: 'id' | 'en') => {
    const { date, clock, clockSeconds, percent } = formats[language];
    return [date(time), clock(time), clockSeconds(time), percent(0.375)];
  };
  expect(written('id')).toEqual(['4 Agustus 2026', '00.05', '00.05.33', '38%']);
  expect(written('en')).toEqual(['4 August 2026', '00:05', '00:05:33', '38%']);
});

test('times for the log are written in WIB', () => {
  const time = Date.parse('2026-11-24T14:05:33+07:00');
  expect(wibIso(time)).toBe('2026-11-24T14:05:33.000+07:00');
  expect(formatDuration(187_000)).toBe('3:07');
  expect(formatDuration(3_765_000)).toBe('1:02:45');
  expect(wibDayBounds('2026-11-24' as WibDay).to - wibDayBounds('2026-11-24' as WibDay).from).toBe(
    86_400_000,
  );
});

test('the clock of the log goes forward however this PC is set', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 41 }), { minLength: 2, maxLength: 200 }), (times) => {
      const clock = hybridClock(null);
      const ticks = times.map((time) => clock.tick(time));
      expect([...ticks].sort()).toEqual(ticks);
      expect(new Set(ticks).size).toBe(ticks.length);
    }),
  );
});

test('a clock that goes on from the last entry sorts after it, also when its counter is full', () => {
  const last = `${(2 ** 41).toString(16).padStart(12, '0')}-ffff`;
  expect(hybridClock(last).tick(5) > last).toBe(true);
});

test('deliveries wait longer after each failure, with chance, and never more than five minutes', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
      const wait = backOff(attempts, () => chance);
      expect(wait).toBeGreaterThanOrEqual(1_000);
      expect(wait).toBeLessThanOrEqual(300_000);
      expect(backOff(attempts + 1, () => chance)).toBeGreaterThanOrEqual(wait);
    }),
  );
});

test('a process that fails is restarted at once, then ever later, and at once again after it held', () => {
  let now = 0;
  const wait = createBackOff(() => now);
  const waits = Array.from({ length: 10 }, () => {
    wait.started();
    return wait.next();
  });
  expect(waits[0]).toBe(0);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits.at(-1)).toBe(10_000);
  wait.started();
  now += 3_600_000;
  expect(wait.next()).toBe(0);
});
