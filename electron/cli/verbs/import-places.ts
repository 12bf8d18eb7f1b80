import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { refuse } from '../../../shared/contract/errors.ts';
import { placesFolder } from '../../core/gazetteer/imported.ts';
import { MOST_BYTES, type PlaceFile, readPlaceFile } from '../../core/gazetteer/place-file.ts';
import { addVerb, Failure } from '../run.ts';

const MOST_NAMED = 20;

export function addImportPlaces(program: Command): void {
  addVerb(
    program,
    (command) =>
      command
        .name('import-places')
        .description(
          'Take a CSV or GeoJSON list of landmarks and roads for the place search. A list of the same name is replaced; open the app again afterwards.',
        )
        .argument(
          '<file>',
          'CSV with the columns name (nama), lat (lintang), lon (bujur), category (jenis), alias; or GeoJSON',
        ),
    (options, file = '') => {
      const name = path.basename(file);
      const { text, list } = read(file, name);
      if (list.places.length > 0) keep(placesFolder(options.data), name, text);
      const rows = list.bad.map(({ row, reason }) => `  row ${row}: ${reason}`);
      const more = rows.length > MOST_NAMED ? [`  and ${rows.length - MOST_NAMED} more`] : [];
      const left = rows.length > 0 ? [`Left out ${rows.length}:`, ...rows.slice(0, MOST_NAMED), ...more] : [];
      return {
        json: { file: name, places: list.places.length, bad: list.bad },
        text: [`Took ${list.places.length} places from ${name}.`, ...left].join('\n'),
        failed: list.places.length === 0,
      };
    },
  );
}

function read(file: string, name: string): { text: string; list: PlaceFile } {
  try {
    if (!/\.(csv|geojson|json)$/i.test(name)) throw new Error('neither .csv nor .geojson');
    if (statSync(file).size > MOST_BYTES) throw new Error(`more than ${MOST_BYTES / 1_000_000} MB`);
    const text = readFileSync(file, 'utf8');
    return { text, list: readPlaceFile(text, name) };
  } catch (error) {
    const cause = error instanceof Error ? error.message : 'unknown';
    throw new Failure(refuse('E_PLACES_FILE', { file: name, cause }).refusal);
  }
}

/** Whole or not at all. */
function keep(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  const target = path.join(folder, name);
  writeFileSync(`${target}.part`, text);
  renameSync(`${target}.part`, target);
}
