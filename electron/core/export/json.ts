import type Database from 'better-sqlite3';
import { type WibDay, wibDayBounds, wibIso } from '../../../shared/time/wib.ts';
import type { LogRow } from '../log/chain.ts';
import { agenciesOf, dayRows } from './day.ts';

/** Exported for the test that reads its query plan. */
export const SQL_ENTRIES = `SELECT * FROM log WHERE at >= @from AND at < @to AND (at, station, seq) > (@at, @station, @seq)
  ORDER BY at, station, seq LIMIT 500`;

/**
 * The day without loss: every log entry of that day as it is stored (hashes in hex), then the views that
 * follow from the log. The shape is described in docs/export.md.
 */
export function* dayJson(
  db: Database.Database,
  head: { station: string; day: WibDay; exportedAt: number },
): Generator<string> {
  const intro = {
    format: 'siaga112-day',
    version: 1,
    station: head.station,
    day: head.day,
    exportedAt: wibIso(head.exportedAt),
  };
  yield `${JSON.stringify(intro, null, 1).slice(0, -2)},\n "entries": [`;
  yield* list(entries(db, head.day));
  yield '],\n "calls": [';
  yield* list(dayRows(db, head.day));
  yield `],\n "agencies": ${JSON.stringify(agenciesOf(db))}\n}\n`;
}

function* entries(db: Database.Database, day: WibDay): Generator<unknown[]> {
  const batch = db.prepare(SQL_ENTRIES);
  const bounds = wibDayBounds(day);
  let last = { at: -1, station: '', seq: 0 };
  for (;;) {
    const rows = batch.all({ ...bounds, ...last }) as LogRow[];
    const end = rows.at(-1);
    if (!end) return;
    yield rows.map(({ body, prev_hash, hash, ...row }) => ({
      ...row,
      body: JSON.parse(body) as unknown,
      prevHash: prev_hash.toString('hex'),
      hash: hash.toString('hex'),
    }));
    last = { at: end.at, station: end.station, seq: end.seq };
  }
}

function* list(batches: Generator<unknown[]>): Generator<string> {
  let separator = '\n';
  for (const batch of batches) {
    let text = '';
    for (const item of batch) {
      text += separator + JSON.stringify(item);
      separator = ',\n';
    }
    yield text;
  }
}
