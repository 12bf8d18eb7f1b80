import type { SearchQuery } from '../../../shared/domain/search.ts';
import { DAY_MS, type WibDay, wibDay, wibDayBounds } from '../../../shared/time/wib.ts';
import { facet } from './document.ts';
import { matchQuery } from './words.ts';

/**
 * The query as an FTS5 expression. A facet that is asked for stands beside the words, so that the index itself brings
 * only what fits. Null when nothing is asked for; `nothing` when what was typed has nothing that could be found.
 */
export function matchOf(query: SearchQuery): string | null | 'nothing' {
  const { words, number } = query;
  const parts: string[] = [];
  for (const typed of [words, number]) {
    if (typed.trim() === '') continue;
    const match = matchQuery(typed);
    if (match === null) return 'nothing';
    parts.push(match);
  }
  const ask = (kind: Parameters<typeof facet>[0], value: string | number | null): void => {
    if (value !== null) parts.push(`"${facet(kind, value)}"`);
  };
  if (query.counted) ask('counted', 'yes');
  ask('hour', query.hour);
  ask('weekday', query.weekday);
  ask('disposition', query.disposition);
  ask('operator', query.operator);
  ask('category', query.category);
  ask('priority', query.priority);
  ask('kecamatan', query.kecamatan);
  ask('agency', query.agency);
  ask('handoff', query.handOff);
  ask('within', query.within);
  ask('missing', query.missing);
  const days = query.from !== null && query.to !== null ? dayFacets(query.from, query.to) : [];
  if (days.length > 0) parts.push(anyOf(days));
  return parts.length > 0 ? parts.join(' AND ') : null;
}

export const anyOf = (facets: readonly string[]): string => `("${facets.join('" OR "')}")`;

/** Every WIB day that the time touches: whole years and months as one. */
export function dayFacets(from: number, to: number): string[] {
  const end = wibDayBounds(wibDay(to - 1)).to;
  const found: string[] = [];
  for (let at = wibDayBounds(wibDay(from)).from; at < end; ) {
    const day = wibDay(at);
    const year = startOf(`${Number(day.slice(0, 4)) + 1}-01-01`);
    const month = startOf(monthAfter(day));
    if (day.endsWith('-01-01') && year <= end) {
      found.push(facet('year', day.slice(0, 4)));
      at = year;
    } else if (day.endsWith('-01') && month <= end) {
      found.push(facet('month', day.slice(0, 7).replace('-', '')));
      at = month;
    } else {
      found.push(facet('day', day.replaceAll('-', '')));
      at += DAY_MS;
    }
  }
  return found;
}

const startOf = (day: string): number => wibDayBounds(day as WibDay).from;
const monthAfter = (day: string): string =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1)).toISOString().slice(0, 10);
