import { z } from 'zod';

/** Western Indonesia Time is UTC+7 all year, without daylight saving. */
export const WIB_OFFSET_MS = 7 * 3_600_000;
export const DAY_MS = 86_400_000;

/** A calendar day in WIB, `YYYY-MM-DD`. */
export const WibDay = z.iso.date().brand<'WibDay'>();
export type WibDay = z.infer<typeof WibDay>;

/** The WIB day that holds a time in UTC milliseconds. */
export const wibDay = (time: number): WibDay =>
  new Date(time + WIB_OFFSET_MS).toISOString().slice(0, 10) as WibDay;

/** Whether one WIB day holds both. */
export const sameWibDay = (one: number, other: number): boolean => dayNumber(one) === dayNumber(other);
const dayNumber = (time: number): number => Math.floor((time + WIB_OFFSET_MS) / DAY_MS);

/** First millisecond (UTC) of a WIB day, and of the day after it. */
export function wibDayBounds(day: WibDay): { from: number; to: number } {
  const from = Date.parse(`${day}T00:00:00.000Z`) - WIB_OFFSET_MS;
  return { from, to: from + DAY_MS };
}

/** `2026-11-24T07:30:15.123+07:00`: ISO 8601 in WIB, for exports. */
export const wibIso = (time: number): string =>
  `${new Date(time + WIB_OFFSET_MS).toISOString().slice(0, 23)}+07:00`;

/** `3:07` or `1:02:45`: how long something has lasted. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}
