import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import type { AgencyPost } from '../../../shared/domain/agency.ts';
import { sql } from '../database/migrations/0005-places.ts';
import { type ImportedPlace, MOST_BYTES, type PlaceFile, readPlaceFile } from './place-file.ts';
import { type QueryWord, type TextWords, textWords } from './query.ts';
import { serviceOf } from './services.ts';
import { openTextIndex, textIndexWriter } from './text-index.ts';

/** Where an administrator's lists of places are, within the data folder. */
export const placesFolder = (dataFolder: string): string => path.join(dataFolder, 'places');

export interface FoundPlace {
  id: string;
  place: ImportedPlace;
  words: TextWords;
}

export interface ImportedPlaces {
  find(query: readonly QueryWord[], typing: boolean, limit: number): FoundPlace[];
  /** Hospitals and posts among them. */
  services: AgencyPost[];
  /** Files that could not be read whole. */
  problems: Refusal[];
  close(): void;
}

/** Reads every list of the folder, in the order of their names. */
export function openImported(folder: string): ImportedPlaces {
  const rows: FoundPlace[] = [];
  const problems: Refusal[] = [];
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => /\.(csv|geojson|json)$/i.test(name))
    : [];
  for (const name of files.sort()) {
    const read = readFile(path.join(folder, name));
    if ('code' in read) {
      problems.push(read);
      continue;
    }
    const [first] = read.bad;
    if (first) {
      const params = { file: name, count: read.bad.length, row: first.row, reason: first.reason };
      problems.push(refuse('N_PLACES_SKIPPED', params).refusal);
    }
    rows.push(
      ...read.places.map((place, index) => ({
        id: `${name}#${index}`,
        place,
        words: textWords(`${place.name} ${place.aliases} ${place.category}`),
      })),
    );
  }
  const db = new Database(':memory:');
  db.exec(sql);
  const index = textIndexWriter(db);
  db.transaction(() => {
    // Newest rows are found first, so the list's first place is the newest.
    rows.forEach(({ words }, at) => {
      index.save(rows.length - at, words);
    });
  })();
  const find = openTextIndex(db);
  return {
    find: (query, typing, limit) =>
      find(query, typing, limit).flatMap((rowid) => rows[rows.length - rowid] ?? []),
    services: rows.flatMap(({ place }) => serviceOf(place) ?? []),
    problems,
    close: () => db.close(),
  };
}

function readFile(file: string): PlaceFile | Refusal {
  const name = path.basename(file);
  try {
    if (statSync(file).size > MOST_BYTES) throw new Error(`more than ${MOST_BYTES / 1_000_000} MB`);
    return readPlaceFile(readFileSync(file, 'utf8'), name);
  } catch (error) {
    const cause = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    return refuse('E_PLACES_FILE', { file: name, cause }).refusal;
  }
}
