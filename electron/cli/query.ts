import type Database from 'better-sqlite3';
import { type Command, InvalidArgumentError, Option } from 'commander';
import places from '../../resources/places/jombang.json' with { type: 'json' };
import { refuse } from '../../shared/contract/errors.ts';
import { type SearchQuery, SearchQuery as Shape } from '../../shared/domain/search.ts';
import { type WibDay, wibDayBounds } from '../../shared/time/wib.ts';
import { savedSearches } from '../core/search/find.ts';
import { Failure } from './run.ts';

type Filters = Partial<Omit<SearchQuery, 'words' | 'from' | 'to' | 'figure'>>;
export type Filtering = Filters & { saved?: string };

type Name = keyof Filters;

/** The filters of the screen's search, by the codes of docs/export.md's JSON. */
const filters: readonly (readonly [flags: string, name: Name, text: string])[] = [
  ['--number <number>', 'number', 'the beginning of a telephone number'],
  ['--operator <name>', 'operator', 'who answered, or none'],
  ['--disposition <code>', 'disposition', 'e.g. emergency, prank, ghost, abandoned, or none'],
  ['--category <code>', 'category', 'of the incident, e.g. fire, or none'],
  ['--priority <code>', 'priority', 'of the incident: red, yellow, green, or none'],
  ['--kecamatan <name>', 'kecamatan', 'its name or code, or none'],
  ['--agency <id>', 'agency', 'that it was handed to, e.g. damkar, or none'],
  ['--hand-off <state>', 'handOff', 'e.g. sent, acknowledged, failed, or none'],
  ['--hour <hour>', 'hour', 'WIB, 0 to 23'],
  ['--weekday <day>', 'weekday', '0 (Monday) to 6'],
  ['--within <seconds>', 'within', 'answered within 10, 15 or 20 seconds'],
  ['--missing <what>', 'missing', 'incidents of which this is not known, e.g. kecamatan'],
];
const numbers: ReadonlySet<Name> = new Set(['hour', 'weekday', 'within']);

/** Commander names an option by its flag. */
export const filterNames: readonly string[] = [...filters.map(([, name]) => name), 'counted', 'saved'];

export function addFilters(command: Command): Command {
  for (const [flags, name, text] of filters)
    command.addOption(new Option(flags, text).argParser((value) => parsed(name, value)));
  return command
    .option('--counted', 'only what figures count: incoming calls without practice and tests')
    .option('--saved <name>', 'a search that was saved on the screen, to which the others are added');
}

function parsed(name: Name, text: string): unknown {
  const value = numbers.has(name) ? Number(text) : name === 'kecamatan' ? codeOf(text) : text;
  const known = Shape.shape[name].safeParse(value);
  if (!known.success || text.trim() === '') throw new InvalidArgumentError(`There is no such ${name}.`);
  return known.data;
}

const codeOf = (text: string): string =>
  places.kecamatan.find(({ name }) => name.toLowerCase() === text.trim().toLowerCase())?.code ?? text;

/** Whether anything but words is asked for. */
export const isFiltered = (options: object): boolean =>
  filterNames.some((name) => Object.hasOwn(options, name));

/** Days are WIB, both included. */
export function queryOf(
  db: Database.Database,
  words: string,
  { saved, from, to, ...options }: Filtering & { from?: WibDay; to?: WibDay },
): SearchQuery {
  const kept = saved === undefined ? null : savedNamed(db, saved);
  const chosen = Object.fromEntries(Object.entries(options).filter(([name]) => filterNames.includes(name)));
  const first = from ?? to;
  const last = to ?? from;
  return Shape.parse({
    ...kept,
    ...chosen,
    words: [kept?.words, words].filter(Boolean).join(' '),
    ...(first && last ? { from: wibDayBounds(first).from, to: wibDayBounds(last).to } : {}),
  });
}

function savedNamed(db: Database.Database, name: string): SearchQuery {
  const found = savedSearches(db).find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  if (!found) throw new Failure(refuse('E_NOT_FOUND').refusal);
  return found.query;
}
