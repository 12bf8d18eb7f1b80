import { z } from 'zod';
import { DAY_MS, type WibDay, wibDay, wibDayBounds } from '../time/wib.ts';

/** `07:00`, WIB. */
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** One whose end is not after its start goes over midnight, and belongs to the day on which it begins. */
const PlannedShift = z.strictObject({
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} -]{0,19}$/u),
  from: Clock,
  to: Clock,
});
type PlannedShift = z.infer<typeof PlannedShift>;

/** Each shift begins when another one ends. */
function fillsDay(plan: readonly { from: string; to: string }[]): boolean {
  const inOrder = [...plan].sort((a, b) => (a.from < b.from ? -1 : 1));
  const apart = new Set(plan.map(({ from }) => from)).size === plan.length;
  return apart && inOrder.every(({ to }, i) => to === inOrder[(i + 1) % inOrder.length]?.from);
}

/** When the room's shifts are, each day: they leave out no moment of it, and no two are at the same time. */
export const ShiftPlan = z
  .array(PlannedShift)
  .min(1)
  .max(8)
  .refine((plan) => new Set(plan.map(({ name }) => name.toLowerCase())).size === plan.length, 'unique names')
  .refine(fillsDay, 'the whole day, each moment once');
export type ShiftPlan = z.infer<typeof ShiftPlan>;

export const shippedShifts: ShiftPlan = [
  { name: 'Pagi', from: '07:00', to: '15:00' },
  { name: 'Sore', from: '15:00', to: '23:00' },
  { name: 'Malam', from: '23:00', to: '07:00' },
];

/** One shift of the plan on one day; UTC milliseconds, `to` is the first that is not in it. */
export interface ShiftTime {
  name: string;
  day: WibDay;
  from: number;
  to: number;
}

const clockMs = (clock: string): number =>
  Number(clock.slice(0, 2)) * 3_600_000 + Number(clock.slice(3)) * 60_000;

function timeOf({ name, from, to }: PlannedShift, day: WibDay): ShiftTime {
  const midnight = wibDayBounds(day).from;
  const [begins, ends] = [clockMs(from), clockMs(to)];
  return { name, day, from: midnight + begins, to: midnight + ends + (ends > begins ? 0 : DAY_MS) };
}

/** That shift on that day, by its name, in capitals or not; null when the plan has none of that name. */
export function shiftOn(plan: ShiftPlan, day: WibDay, name: string): ShiftTime | null {
  const found = plan.find((shift) => shift.name.toLowerCase() === name.toLowerCase());
  return found ? timeOf(found, day) : null;
}

/** The shift that a time is in. Only an empty plan has none. */
export function shiftAt(plan: ShiftPlan, time: number): ShiftTime | null {
  const around = [wibDay(time - DAY_MS), wibDay(time)].flatMap((day) =>
    plan.map((shift) => timeOf(shift, day)),
  );
  return around.find(({ from, to }) => from <= time && time < to) ?? null;
}

/** Every shift that ended after one time and not after another, the earliest first. */
export function shiftsEnded(plan: ShiftPlan, after: number, until: number): ShiftTime[] {
  const ended: ShiftTime[] = [];
  for (let noon = after - DAY_MS; noon < until + DAY_MS; noon += DAY_MS) {
    for (const shift of plan) ended.push(timeOf(shift, wibDay(noon)));
  }
  return ended.filter(({ to }) => to > after && to <= until).sort((a, b) => a.to - b.to || a.from - b.from);
}
