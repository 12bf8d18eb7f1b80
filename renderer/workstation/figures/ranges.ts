import type { Range } from '../../../shared/domain/figures.ts';
import { type ShiftPlan, type ShiftTime, shiftAt } from '../../../shared/domain/shift-plan.ts';
import { DAY_MS, type WibDay, wibDay, wibDayBounds } from '../../../shared/time/wib.ts';

/** WIB days, both included. */
export const daysFrom = (from: WibDay, to: WibDay): Range => ({
  from: wibDayBounds(from).from,
  to: wibDayBounds(to).to,
});

const monthOf = (day: string): WibDay => `${day.slice(0, 8)}01` as WibDay;

export const presets = ['today', 'yesterday', 'week', 'month', 'lastMonth'] as const;
export type Preset = (typeof presets)[number];

/** The times that are asked for most, as they are now. */
export function presetRange(preset: Preset, now: number): Range {
  const today = wibDay(now);
  const before = wibDay(wibDayBounds(today).from - 1);
  switch (preset) {
    case 'today':
      return daysFrom(today, today);
    case 'yesterday':
      return daysFrom(before, before);
    case 'week':
      return daysFrom(wibDay(wibDayBounds(today).from - 6 * DAY_MS), today);
    case 'month':
      return daysFrom(monthOf(today), today);
    case 'lastMonth': {
      const last = wibDay(wibDayBounds(monthOf(today)).from - 1);
      return daysFrom(monthOf(last), last);
    }
  }
}

/** The shift of the plan that a time is exactly. */
export function shiftOf(plan: ShiftPlan, { from, to }: Range): ShiftTime | null {
  const shift = shiftAt(plan, from);
  return shift?.from === from && shift.to === to ? shift : null;
}
