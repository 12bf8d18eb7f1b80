import { type WibDay, wibDay, wibDayBounds } from '../../../shared/time/wib.ts';
import type { Chance } from './chance.ts';
import { abandoned, answered, hours, type Kind, repeated } from './shares.ts';

/** The days that end with `until`, oldest first. */
export function daysUntil(until: WibDay, count: number): WibDay[] {
  const last = wibDayBounds(until).from;
  return Array.from({ length: count }, (_, i) => wibDay(last - (count - 1 - i) * 86_400_000));
}

/** Calls of each day: busy and quiet days, and exactly `calls` together. */
export function share(chance: Chance, calls: number, days: number): number[] {
  const weights = Array.from({ length: days }, () => 0.6 + 0.8 * chance.next());
  const sum = weights.reduce((a, b) => a + b, 0);
  let before = 0;
  let given = 0;
  return weights.map((weight) => {
    before += weight;
    const upTo = Math.round((calls * before) / sum);
    const mine = upTo - given;
    given = upTo;
    return mine;
  });
}

const kindOf = (chance: Chance): Kind =>
  chance.happens(abandoned) ? 'abandoned' : chance.weighted(answered);

export interface Ring {
  at: number;
  kind: Kind;
  number: string | null;
}

const hourWeights = Object.fromEntries(hours.map((weight, hour) => [String(hour), weight]));

/** A day's calls in the order they ring; pranks, ghosts and hang-ups often come in a row from one number. */
export function ringsOf(
  chance: Chance,
  day: WibDay,
  count: number,
  callerFor: (kind: Kind) => string | null,
): Ring[] {
  const { from, to } = wibDayBounds(day);
  const latest = new Map<Kind, Ring>();
  const rings: Ring[] = [];
  for (let i = 0; i < count; i += 1) {
    const kind = kindOf(chance);
    const before = latest.get(kind);
    const again = before && chance.happens(repeated[kind] ?? 0);
    const at = again
      ? before.at + chance.int(20_000, 180_000)
      : from + Number(chance.weighted(hourWeights)) * 3_600_000 + chance.int(0, 3_599_999);
    const ring = { kind, at: Math.min(at, to - 1), number: again ? before.number : callerFor(kind) };
    latest.set(kind, ring);
    rings.push(ring);
  }
  return rings.sort((a, b) => a.at - b.at);
}
