import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourOfWeek, rangeBefore } from '../../shared/domain/figures.ts';
import { wibDay } from '../../shared/time/wib.ts';

const at = (wib: string): number => Date.parse(`${wib}+07:00`);
const range = (from: string, to: string) => ({ from: at(`${from}T00:00:00`), to: at(`${to}T00:00:00`) });

test('the week begins on Monday at midnight, WIB', () => {
  expect(hourOfWeek(at('2026-11-23T00:00:00'))).toBe(0);
  expect(hourOfWeek(at('2026-11-22T23:59:59.999'))).toBe(167);
  expect(hourOfWeek(at('2026-11-24T13:30:00'))).toBe(37);
});

test('a day is compared with the day before, the same day of the week before, and of the month before', () => {
  const day = range('2026-11-24', '2026-11-25');
  expect(rangeBefore(day, 'day')).toEqual(range('2026-11-23', '2026-11-24'));
  expect(rangeBefore(day, 'week')).toEqual(range('2026-11-17', '2026-11-18'));
  expect(rangeBefore(day, 'month')).toEqual(range('2026-10-24', '2026-10-25'));
});

test('a month is compared with the whole month before, and a day that it lacks with its last', () => {
  expect(rangeBefore(range('2026-03-01', '2026-04-01'), 'month')).toEqual(range('2026-02-01', '2026-03-01'));
  expect(rangeBefore(range('2026-03-31', '2026-04-01'), 'month')).toEqual(range('2026-02-28', '2026-03-01'));
  expect(rangeBefore(range('2027-01-15', '2027-01-16'), 'month')).toEqual(range('2026-12-15', '2026-12-16'));
});

test('what comes before is earlier, and as long but for whole months', () => {
  const time = fc.integer({ min: at('2020-01-01T00:00:00'), max: at('2030-01-01T00:00:00') });
  fc.assert(
    fc.property(
      time,
      fc.integer({ min: 1, max: 40 * 86_400_000 }),
      fc.constantFrom('day', 'week', 'month'),
      (from, length, step) => {
        const before = rangeBefore({ from, to: from + length }, step);
        expect(before.from).toBeLessThan(from);
        if (step !== 'month') expect(before.to - before.from).toBe(length);
        else expect(Number(wibDay(before.from).slice(8))).toBeLessThanOrEqual(Number(wibDay(from).slice(8)));
      },
    ),
  );
});
