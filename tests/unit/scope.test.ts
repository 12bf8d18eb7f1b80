import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scopeOf } from '../../electron/core/export/scope.ts';
import { Selection } from '../../shared/domain/selection.ts';
import { shippedShifts } from '../../shared/domain/shift-plan.ts';
import { slug } from '../../shared/text/slug.ts';
import { WibDay, wibDay, wibIso } from '../../shared/time/wib.ts';

const at = (wib: string): number => Date.parse(`${wib}+07:00`);
const day = (text: string): WibDay => WibDay.parse(text);
const now = at('2026-11-24T23:30:00');
const scope = (selection: unknown) => scopeOf(Selection.parse(selection), shippedShifts, now);
const bounds = (selection: unknown) => {
  const found = scope(selection);
  return found.ok ? [wibIso(found.value.from), wibIso(found.value.to), found.value.name] : found.refusal.code;
};

test('a day, a shift and a range begin and end on the millisecond of the clock on the wall', () => {
  expect(bounds({ kind: 'day', day: '2026-11-24' })).toEqual([
    '2026-11-24T00:00:00.000+07:00',
    '2026-11-25T00:00:00.000+07:00',
    '2026-11-24',
  ]);
  expect(bounds({ kind: 'shift', day: '2026-11-23', shift: 'malam' })).toEqual([
    '2026-11-23T23:00:00.000+07:00',
    '2026-11-24T07:00:00.000+07:00',
    '2026-11-23_Malam',
  ]);
  expect(bounds({ kind: 'range', from: '2026-11-01', to: '2026-11-24' })).toEqual([
    '2026-11-01T00:00:00.000+07:00',
    '2026-11-25T00:00:00.000+07:00',
    '2026-11-01_2026-11-24',
  ]);
});

test('days that have not come, a range backwards, a shift of no plan and an empty search are refused', () => {
  expect(bounds({ kind: 'day', day: '2026-11-25' })).toBe('E_EXPORT_FUTURE');
  expect(bounds({ kind: 'range', from: '2026-11-01', to: '2026-11-25' })).toBe('E_EXPORT_FUTURE');
  expect(bounds({ kind: 'shift', day: '2026-11-25', shift: 'Pagi' })).toBe('E_EXPORT_FUTURE');
  expect(bounds({ kind: 'range', from: '2026-11-24', to: '2026-11-23' })).toBe('E_EXPORT_RANGE');
  expect(bounds({ kind: 'shift', day: '2026-11-24', shift: 'Subuh' })).toBe('E_EXPORT_SHIFT');
  expect(bounds({ kind: 'search', text: '"*" - ()' })).toBe('E_EXPORT_WORDS');
  for (const bad of ['2026-02-30', '24-11-2026', '2026-13-01', 'kemarin', ''])
    expect(Selection.safeParse({ kind: 'day', day: bad }).success).toBe(false);
});

test('a shift that has begun can be reported before it ends', () => {
  expect(bounds({ kind: 'shift', day: '2026-11-24', shift: 'Malam' })).toEqual([
    '2026-11-24T23:00:00.000+07:00',
    '2026-11-25T07:00:00.000+07:00',
    '2026-11-24_Malam',
  ]);
});

test('each moment belongs to one day: its last millisecond too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: now }), (time) => {
      const found = scope({ kind: 'day', day: wibDay(time) });
      expect(found.ok && found.value.from <= time && time < found.value.to).toBe(true);
    }),
  );
  const found = scope({ kind: 'day', day: day('2026-11-23') });
  expect(found.ok && at('2026-11-23T23:59:59.999') < found.value.to).toBe(true);
});

test('whatever a room is called, its name in a file name is safe', () => {
  expect(slug('Jombang Siaga 112')).toBe('Jombang-Siaga-112');
  expect(slug('../é\u0000/CON:"x"')).toBe('e-CON-x');
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(slug(name)).toMatch(/^[A-Za-z0-9-]+$/);
    }),
  );
});
