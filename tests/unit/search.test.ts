import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayFacets, matchOf } from '../../electron/core/search/match.ts';
import { emptyQuery } from '../../shared/domain/search.ts';
import { wibDay } from '../../shared/time/wib.ts';

const DAY = 86_400_000;
const at = (wib: string): number => Date.parse(`${wib}+07:00`);

test('a year is asked for as one, a month as one, and what is left day by day', () => {
  expect(dayFacets(at('2026-01-01T00:00:00'), at('2027-02-03T00:00:00'))).toEqual([
    '~year2026',
    '~month202701',
    '~day20270201',
    '~day20270202',
  ]);
  expect(dayFacets(at('2026-11-24T23:00:00'), at('2026-11-25T07:00:00'))).toEqual([
    '~day20261124',
    '~day20261125',
  ]);
});

test('every day of a time is asked for once, and no other', () => {
  const time = fc.integer({ min: at('2024-01-01T00:00:00'), max: at('2028-12-31T00:00:00') });
  fc.assert(
    fc.property(time, fc.integer({ min: 1, max: 900 * DAY }), (from, length) => {
      const asked = dayFacets(from, from + length);
      const times = (day: string): number => {
        const digits = day.replaceAll('-', '');
        return asked.filter(
          (one) =>
            `~day${digits}` === one ||
            `~month${digits.slice(0, 6)}` === one ||
            `~year${digits.slice(0, 4)}` === one,
        ).length;
      };
      for (let day = from; day < from + length; day += DAY) expect(times(wibDay(day))).toBe(1);
      expect(times(wibDay(from + length - 1))).toBe(1);
      expect(times(wibDay(from - DAY))).toBe(0);
      expect(times(wibDay(from + length - 1 + DAY))).toBe(0);
    }),
  );
});

test('operators of the query language that are typed are words like others', () => {
  expect(matchOf({ ...emptyQuery, words: 'a OR "b" NEAR(c) ~kindcall' })).toBe(
    '"a"* AND "OR"* AND "b"* AND "NEAR"* AND "c"* AND "kindcall"*',
  );
  expect(matchOf({ ...emptyQuery, words: '"*' })).toBe('nothing');
  expect(matchOf(emptyQuery)).toBeNull();
});
