import { expect, test } from 'vitest';
import { rangeOf } from '../../../electron/main/range.ts';

test('a range of bytes is cut to the file', () => {
  expect(rangeOf('bytes=0-99', 1_000)).toEqual({ start: 0, end: 99 });
  expect(rangeOf('bytes=900-4000', 1_000)).toEqual({ start: 900, end: 999 });
  expect(rangeOf('bytes=900-', 1_000)).toEqual({ start: 900, end: 999 });
  expect(rangeOf('bytes=-100', 1_000)).toEqual({ start: 900, end: 999 });
  expect(rangeOf('bytes=-4000', 1_000)).toEqual({ start: 0, end: 999 });
});

test('a range behind the end is none', () => {
  expect(rangeOf('bytes=1000-1001', 1_000)).toBe('unsatisfiable');
  expect(rangeOf('bytes=-0', 1_000)).toBe('unsatisfiable');
  expect(rangeOf('bytes=0-0', 0)).toBe('unsatisfiable');
});

test('without a range, and for one that cannot be read, the answer is the whole file', () => {
  for (const header of [null, '', 'bytes=-', 'bytes=9-2', 'bytes=0-1,4-5', 'lines=1-2'])
    expect(rangeOf(header, 1_000)).toBe('whole');
});
