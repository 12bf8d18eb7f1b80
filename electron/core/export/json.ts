import type Database from 'better-sqlite3';
import type { LogRow } from '../log/chain.ts';
import { headOf } from './head.ts';
import type { Report } from './report.ts';
import { agenciesOf, callRows, incidentRows, prepareIncidents } from './rows.ts';
import type { Scope } from './scope.ts';

/** Exported for the test that reads their query plans. */
export const SQL = {
  entries: `SELECT * FROM log WHERE at >= @from AND at < @to AND (at, station, seq) > (@at, @station, @seq)
  ORDER BY at, station, seq LIMIT 500`,
  entriesOf: 'SELECT * FROM log WHERE subject = ? ORDER BY hlc, station, seq',
};

/**
 * Without loss: every log entry of that time as it is stored (hashes in hex), then the views that follow from the
 * log. One entry, call or incident a line. The shape is described in docs/export.md.
 */
export function* json(report: Report): Generator<string> {
  const { db, scope, redacted } = report;
  yield `${JSON.stringify({ format: 'siaga112-log', version: 2, ...headOf(report) }, null, 1).slice(0, -2)},\n "entries": [`;
  yield* list(entries(db, scope), redacted ? withoutContent : whole);
  yield '\n ],\n "calls": [';
  yield* list(callRows(db, scope, redacted), (row) => row, report.took);
  yield '\n ],\n "incidents": [';
  prepareIncidents(db, scope);
  yield* list(incidentRows(db, redacted), (row) => row);
  const agencies = agenciesOf(db);
  const named = agencies.map(({ id, name, shortName }) => ({ id, name, shortName }));
  yield `\n ],\n "agencies": ${JSON.stringify(redacted ? named : agencies)}\n}\n`;
}

const whole = ({ body, prev_hash, hash, ...row }: LogRow) => ({
  ...row,
  body: JSON.parse(body) as unknown,
  prevHash: prev_hash.toString('hex'),
  hash: hash.toString('hex'),
});

/** That something was logged, and the hash that only the log itself can be held against. */
const withoutContent = ({ station, seq, at, hlc, type, subject, prev_hash, hash }: LogRow) => ({
  station,
  seq,
  at,
  hlc,
  type,
  subject,
  prevHash: prev_hash.toString('hex'),
  hash: hash.toString('hex'),
});

const entries = (db: Database.Database, scope: Scope): Generator<LogRow[]> =>
  scope.match === null ? entriesIn(db, scope) : entriesFound(db, scope);

function* entriesIn(db: Database.Database, { from, to }: Scope): Generator<LogRow[]> {
  const batch = db.prepare(SQL.entries);
  let last = { at: -1, station: '', seq: 0 };
  for (;;) {
    const rows = batch.all({ from, to, ...last }) as LogRow[];
    const end = rows.at(-1);
    if (!end) return;
    yield rows;
    last = { at: end.at, station: end.station, seq: end.seq };
  }
}

/** The whole story of every call that was found, of its incident, and of the hand-offs of that. */
function* entriesFound(db: Database.Database, scope: Scope): Generator<LogRow[]> {
  const of = db.prepare(SQL.entriesOf);
  const told = new Set<string>();
  for (const rows of callRows(db, scope, false)) {
    const subjects = rows.flatMap(({ call, incident, handOffs }) => [
      call.id,
      ...(incident ? [incident, ...incident.mergedFrom].map(({ id }) => id) : []),
      ...handOffs.map(({ id }) => id),
    ]);
    for (const subject of subjects) {
      if (told.has(subject)) continue;
      told.add(subject);
      yield of.all(subject) as LogRow[];
    }
  }
}

function* list<Row>(
  batches: Iterable<Row[]>,
  shape: (row: Row) => unknown,
  took: (rows: number) => void = () => undefined,
): Generator<string> {
  let separator = '\n';
  for (const batch of batches) {
    let text = '';
    for (const row of batch) {
      text += separator + JSON.stringify(shape(row));
      separator = ',\n';
    }
    took(batch.length);
    yield text;
  }
}
