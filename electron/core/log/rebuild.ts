import type Database from 'better-sqlite3';
import { projectionTables } from '../database/migrations/0002-projections.ts';
import { placeTables } from '../database/migrations/0005-places.ts';
import { figureTables } from '../database/migrations/0008-figures.ts';
import { searchTables } from '../database/migrations/0009-search.ts';
import { reportTables } from '../database/migrations/0010-reports.ts';
import { lessonTables } from '../database/migrations/0012-lessons.ts';
import { peopleTables } from '../database/migrations/0014-people.ts';
import { wordIndexer } from '../search/index-words.ts';
import { type LogRow, unseal } from './chain.ts';
import { openProjections } from './projections.ts';

const tables = [
  ...projectionTables,
  ...placeTables,
  ...figureTables,
  ...searchTables,
  ...reportTables,
  ...lessonTables,
  ...peopleTables,
];

/** Exported for the test that reads its query plan. */
export const SQL_BATCH = `SELECT * FROM log WHERE (hlc, station, seq) > (?, ?, ?) ORDER BY hlc, station, seq LIMIT 5000`;

/** Empties the projections and folds the whole log into them again, in one transaction. Returns the entries read. */
export function rebuild(db: Database.Database): number {
  let entries = 0;
  db.transaction(() => {
    for (const table of tables) db.exec(`DELETE FROM ${table}`);
    const projections = openProjections(db);
    // A statement that is being iterated blocks writes on its connection, so it reads in batches.
    const batch = db.prepare(SQL_BATCH);
    let after: [string, string, number] = ['', '', 0];
    for (;;) {
      const rows = batch.all(...after) as LogRow[];
      const last = rows.at(-1);
      if (!last) break;
      for (const row of rows) projections.apply(unseal(row));
      entries += rows.length;
      after = [last.hlc, last.station, last.seq];
    }
    wordIndexer(db, projections)();
  }).immediate();
  return entries;
}
