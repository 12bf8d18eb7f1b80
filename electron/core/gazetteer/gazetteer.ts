import type Database from 'better-sqlite3';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { CommandOutput } from '../../../shared/contract/index.ts';
import type { PlaceFound } from '../../../shared/contract/place.ts';
import type { AgencyPost } from '../../../shared/domain/agency.ts';
import type { LocatedPoint, Point } from '../../../shared/domain/incident.ts';
import { readCoordinates } from '../../../shared/place/coordinates.ts';
import { kecamatanOf, type Place } from '../../../shared/place/place-at.ts';
import type { Spotted } from '../../../shared/place/spotted.ts';
import { areaName } from './area-names.ts';
import { openAreas } from './areas.ts';
import { openImported } from './imported.ts';
import { readMapData } from './map-data.ts';
import type { PastPlace } from './past.ts';
import { type QueryWord, readQuery, textWords } from './query.ts';
import { openTextIndex } from './text-index.ts';
import { matchText } from './text-match.ts';

export interface GazetteerOptions {
  db: Database.Database;
  mapFolder: string;
  placesFolder: string;
}

export interface Gazetteer {
  search(text: string): CommandOutput<'place.search'>;
  /** Hospitals and posts of those lists. */
  services: AgencyPost[];
  at(point: Point): CommandOutput<'place.at'>;
  /** Lists of places that could not be read whole. */
  problems: Refusal[];
  close(): void;
}

/** Exported for the test that reads its query plan. */
export const SQL_PAST = 'SELECT * FROM past_places WHERE id = ?';

const MOST = 8;
/** The others are never crowded out by what happened before. */
const MOST_PAST = 4;
const CANDIDATES = 40;
/** What is known this well needs no circle. */
const EXACT_METRES = 20;

type Scored = { score: number; found: PlaceFound };

/** Finds any place of Jombang from the letters typed so far. */
export function openGazetteer({ db, mapFolder, placesFolder }: GazetteerOptions): Gazetteer {
  const map = readMapData(mapFolder);
  const findAreas = openAreas(map.areas);
  const pointOf = new Map(map.areas.map(({ code, point }) => [code, point]));
  const imported = openImported(placesFolder);
  const findPast = openTextIndex(db);
  const past = db.prepare(SQL_PAST);

  const where = (point: Point, known: Place = map.placeOf(point)) => ({
    kecamatan: known.kecamatan,
    desa: known.desa,
    outside: known.kecamatan === null ? map.neighbourOf(point) : null,
  });

  function areas(query: readonly QueryWord[], typing: boolean): Scored[] {
    return findAreas(query, typing).flatMap(({ area: { kind, code, name }, score, why }) => {
      const point = pointOf.get(code);
      if (!point) return [];
      const found: PlaceFound = {
        id: code,
        kind,
        name,
        category: '',
        kecamatan: kecamatanOf(code),
        desa: kind === 'desa' ? code : null,
        outside: null,
        point: { ...point, source: 'searched', fillsPlace: true, certainty: 'area', area: code },
        why,
        times: 0,
      };
      return { score, found };
    });
  }

  function landmarks(query: readonly QueryWord[], typing: boolean): Scored[] {
    return imported.find(query, typing, CANDIDATES).flatMap(({ id, place, words }) => {
      const around = where(place.point);
      const match = matchText(query, words, areaWords(around), typing);
      if (!match) return [];
      const { kind, name, category } = place;
      const point = sure(place.point, place.radius, 'searched');
      return {
        score: match.score,
        found: { id, kind, name, category, ...around, point, why: match.why, times: 0 },
      };
    });
  }

  function earlier(query: readonly QueryWord[], typing: boolean): Scored[] {
    const same = new Map<string, Scored>();
    for (const rowid of findPast(query, typing, CANDIDATES)) {
      const row = past.get(rowid) as PastPlace & { id: number };
      const match = matchText(query, textWords(`${row.name} ${row.landmark}`), areaWords(row), typing);
      if (!match) continue;
      const key = `${row.words} ${row.desa ?? row.kecamatan ?? ''}`;
      const known = same.get(key);
      if (known) {
        known.found.times += 1;
        known.score += 0.005;
        continue;
      }
      const point = sure(row, row.radius ?? 0, 'searched');
      const around = where(row, row.kecamatan ? row : undefined);
      const found: PlaceFound = {
        id: `past#${row.id}`,
        kind: 'past',
        name: row.name,
        category: row.landmark,
        ...around,
        point,
        why: match.why,
        times: 1,
      };
      // The newest of the same place stands for all of them.
      same.set(key, { score: match.score - 0.08, found });
    }
    return [...same.values()];
  }

  function coordinates(spotted: Spotted & { kind: 'point' }): PlaceFound[] {
    const one = (point: Point, why: PlaceFound['why']): PlaceFound => ({
      id: `${point.lat},${point.lon}`,
      kind: 'coordinates',
      name: `${point.lat.toFixed(6)}, ${point.lon.toFixed(6)}`,
      category: '',
      ...where(point),
      point: sure(point, spotted.radius, 'said'),
      why,
      times: 0,
    });
    const { lat, lon } = spotted.point;
    const as = one(spotted.point, spotted.form);
    // A caller's "tujuh koma lima" leaves the sign out: all of Java lies in the south.
    const south = { lat: -lat, lon };
    return lat > 0 && as.outside === '' && map.placeOf(south).desa !== null
      ? [one(south, 'southern'), as]
      : [as];
  }

  return {
    services: imported.services,
    problems: imported.problems,
    at: (point) => where(point),
    search(text) {
      const spotted = readCoordinates(text, map.middle);
      if (spotted?.kind === 'problem') return { results: [], problem: spotted.problem };
      if (spotted) return { results: coordinates(spotted), problem: null };
      const query = readQuery(text);
      if (query.length === 0) return { results: [], problem: null };
      const typing = !/\s$/.test(text);
      const all = [...areas(query, typing), ...landmarks(query, typing), ...earlier(query, typing)];
      return { results: best(all), problem: null };
    },
    close: () => imported.close(),
  };
}

const areaWordsByCode = new Map<string, string[]>();

/** The words by which the area around a place is called. */
function areaWords({ kecamatan, desa }: Place): string[] {
  const code = desa ?? kecamatan ?? '';
  const known = areaWordsByCode.get(code);
  if (known) return known;
  const { single, joined } = textWords(`${areaName(desa)} ${areaName(kecamatan)}`);
  areaWordsByCode.set(code, [...single, ...joined]);
  return [...single, ...joined];
}

function sure({ lat, lon }: Point, radius: number, source: LocatedPoint['source']): LocatedPoint {
  const got = { lat, lon, source, fillsPlace: true };
  return radius <= EXACT_METRES
    ? { ...got, certainty: 'exact' }
    : { ...got, certainty: 'near', radius: Math.min(Math.ceil(radius), 100_000) };
}

/** The likeliest first; equal ones in a fixed order, so that the same letters always give the same list. */
function best(all: Scored[]): PlaceFound[] {
  const sorted = all.sort(
    (a, b) =>
      b.score - a.score ||
      a.found.name.localeCompare(b.found.name, 'id') ||
      (a.found.id < b.found.id ? -1 : 1),
  );
  let earlier = 0;
  const kept = sorted.filter(({ found }) => found.kind !== 'past' || ++earlier <= MOST_PAST);
  return kept.slice(0, MOST).map(({ found }) => found);
}
