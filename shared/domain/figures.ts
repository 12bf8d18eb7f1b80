import { DAY_MS, WIB_OFFSET_MS, type WibDay, wibDay, wibDayBounds } from '../time/wib.ts';
import { effectivePriority, type Incident, type IncidentFields, isLocated } from './incident.ts';

const HOUR_MS = 3_600_000;
export const HOURS_A_WEEK = 168;

/** An answer within so many seconds is what a room is measured by. */
export const ANSWER_SECONDS = [10, 15, 20] as const;
export type AnswerSeconds = (typeof ANSWER_SECONDS)[number];

/** From Monday 0 o'clock WIB, hour by hour, 0 to 167. The first of January 1970 was a Thursday. */
export const hourOfWeek = (time: number): number =>
  (Math.floor((time + WIB_OFFSET_MS) / HOUR_MS) + 3 * 24) % HOURS_A_WEEK;

/** A time in UTC milliseconds; `to` is the first that is not in it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Figures are those of three years at the most. */
const LONGEST_MS = 3 * 366 * DAY_MS;
export const isCountable = ({ from, to }: Range): boolean => from < to && to - from <= LONGEST_MS;

export const steps = ['day', 'week', 'month'] as const;
export type RangeStep = (typeof steps)[number];

/** As long, a day, seven days or a month earlier; of a whole month, the whole month before. */
export function rangeBefore({ from, to }: Range, step: RangeStep): Range {
  if (step !== 'month') {
    const back = step === 'day' ? DAY_MS : 7 * DAY_MS;
    return { from: from - back, to: to - back };
  }
  const earlier = monthEarlier(from);
  const whole = isMonthStart(from) && isMonthStart(to) && monthEarlier(to) === from;
  return { from: earlier, to: whole ? from : earlier + (to - from) };
}

const isMonthStart = (time: number): boolean =>
  wibDay(time).endsWith('-01') && wibDayBounds(wibDay(time)).from === time;

/** The same clock of the same day a month before; of a day that month does not have, its last. */
function monthEarlier(time: number): number {
  const day = wibDay(time);
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const lastOfMonth = new Date(Date.UTC(year, month - 1, 0));
  const dayOfMonth = Math.min(Number(day.slice(8)), lastOfMonth.getUTCDate());
  const before = `${lastOfMonth.toISOString().slice(0, 8)}${String(dayOfMonth).padStart(2, '0')}` as WibDay;
  return wibDayBounds(before).from + (time - wibDayBounds(day).from);
}

/** What agencies need to know of an incident, in the order in which it is asked for. */
export const knowables = [
  'category',
  'priority',
  'whatHappened',
  'location',
  'kecamatan',
  'victims',
  'callerName',
] as const;
export type Knowable = (typeof knowables)[number];

const isKnown: Record<Knowable, (fields: IncidentFields, incident: Incident) => boolean> = {
  category: ({ category }) => category !== null,
  priority: (_, incident) => effectivePriority(incident) !== null,
  whatHappened: ({ whatHappened }) => whatHappened !== '',
  location: (fields) => isLocated(fields),
  kecamatan: ({ kecamatan }) => kecamatan !== null,
  victims: ({ victims }) => victims !== null,
  callerName: ({ callerName }) => callerName !== '',
};

export const known = (incident: Incident): Knowable[] =>
  knowables.filter((one) => isKnown[one](incident.fields, incident));

/** Of an incident that is complete, all of these are known. The others are asked for, but not always there. */
export const needed: readonly Knowable[] = ['category', 'priority', 'whatHappened', 'location', 'kecamatan'];
