import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShiftPlan, shiftAt, shiftOn, shiftsEnded, shippedShifts } from '../../shared/domain/shift-plan.ts';
import { WibDay, wibIso } from '../../shared/time/wib.ts';

const day = WibDay.parse('2026-11-24');
const at = (wib: string): number => Date.parse(`${wib}+07:00`);

test('as shipped there are three shifts of eight hours, which leave no moment of the day out', () => {
  expect(ShiftPlan.parse(shippedShifts)).toHaveLength(3);
  fc.assert(
    fc.property(fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2027-01-01T00:00:00') }), (time) => {
      const shift = shiftAt(shippedShifts, time);
      expect(shift && shift.to - shift.from).toBe(8 * 3_600_000);
      expect(shift && shift.from <= time && time < shift.to).toBe(true);
    }),
  );
});

test('the night shift goes over midnight and belongs to the day on which it begins', () => {
  const night = shiftOn(shippedShifts, day, 'malam');
  expect(night && [night.name, wibIso(night.from), wibIso(night.to)]).toEqual([
    'Malam',
    '2026-11-24T23:00:00.000+07:00',
    '2026-11-25T07:00:00.000+07:00',
  ]);
  expect(shiftAt(shippedShifts, at('2026-11-25T06:59:59.999'))).toEqual(night);
  expect(shiftAt(shippedShifts, at('2026-11-25T07:00:00'))?.name).toBe('Pagi');
  expect(shiftOn(shippedShifts, day, 'Subuh')).toBeNull();
});

test('every shift that ended in between is named once, in the order of their ends', () => {
  const ended = shiftsEnded(shippedShifts, at('2026-11-24T07:00:00'), at('2026-11-25T07:00:00'));
  expect(ended.map(({ name, day: of }) => `${of} ${name}`)).toEqual([
    '2026-11-24 Pagi',
    '2026-11-24 Sore',
    '2026-11-24 Malam',
  ]);
  expect(shiftsEnded(shippedShifts, at('2026-11-25T07:00:00'), at('2026-11-25T14:59:59'))).toEqual([]);
});

test('a plan needs times of the clock, a name each, and no name twice', () => {
  const bad = [
    [],
    [{ name: 'Pagi', from: '7:00', to: '15:00' }],
    [{ name: 'Pagi', from: '07:00', to: '24:00' }],
    [{ name: '../x', from: '07:00', to: '15:00' }],
    [
      { name: 'Pagi', from: '07:00', to: '15:00' },
      { name: 'PAGI', from: '15:00', to: '07:00' },
    ],
  ];
  for (const plan of bad) expect(ShiftPlan.safeParse(plan).success).toBe(false);
});

test('a plan with a gap or with two shifts at once is refused, one that fills the day in any way is taken', () => {
  const plan = (...times: [string, string][]) =>
    times.map(([from, to], i) => ({ name: `Regu ${i}`, from, to }));
  for (const bad of [
    plan(['07:00', '15:00'], ['15:00', '23:00']),
    plan(['07:00', '15:00'], ['14:00', '07:00']),
    plan(['07:00', '07:00'], ['07:00', '07:00']),
    plan(['07:00', '19:00'], ['19:00', '06:59']),
  ])
    expect(ShiftPlan.safeParse(bad).success).toBe(false);
  const clock = fc
    .integer({ min: 0, max: 1_439 })
    .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
  fc.assert(
    fc.property(
      fc.uniqueArray(clock, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2027-01-01T00:00:00') }),
      (clocks, time) => {
        const begins = clocks.toSorted();
        const filled = ShiftPlan.parse(
          plan(...begins.map((from, i): [string, string] => [from, begins[(i + 1) % begins.length]!])),
        );
        const shift = shiftAt(filled, time);
        expect(shift && shift.from <= time && time < shift.to).toBe(true);
        expect(shift && shiftAt(filled, shift.to)?.from).toBe(shift?.to);
      },
    ),
  );
});
