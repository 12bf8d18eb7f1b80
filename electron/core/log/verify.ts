import Database from 'better-sqlite3';
import { fault, genesis, type LogRow } from './chain.ts';

export interface Verdict {
  entries: number;
  chains: number;
  /** The first bad entry of each broken chain. */
  broken: { station: string; seq: number; why: string }[];
}

const SQL_ALL = 'SELECT * FROM log ORDER BY station, seq';

/** So many entries at a time: whoever waits for the core waits for a few milliseconds at most. */
const BATCH = 100;

/**
 * Walks every chain from its first entry. Entries cut off at the very end leave no trace in the file
 * itself; keep the last hash (`head` of an earlier export) elsewhere to notice that.
 */
export function verify(db: Database.Database): Verdict {
  const walk = verifying(db);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, each of which tells how many entries have been walked. */
export function* verifying(db: Database.Database): Generator<number, Verdict> {
  const verdict: Verdict = { entries: 0, chains: 0, broken: [] };
  let station = '';
  let seq = 0;
  let hash: Buffer = genesis;
  let skip = false;
  try {
    for (const row of db.prepare(SQL_ALL).iterate() as IterableIterator<LogRow>) {
      if (typeof row.station === 'string' && row.station !== station) {
        station = row.station;
        seq = 0;
        hash = genesis;
        skip = false;
        verdict.chains += 1;
      }
      verdict.entries += 1;
      seq += 1;
      if (skip) continue;
      const why = fault(row, seq, hash);
      if (why) {
        verdict.broken.push({ station, seq: Math.min(seq, row.seq ?? seq), why });
        skip = true;
      }
      hash = row.hash;
      if (verdict.entries % BATCH === 0) yield verdict.entries;
    }
  } catch (error) {
    if (!(error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT'))) throw error;
    // Everything after the damaged page stays unproved.
    if (!skip) verdict.broken.push({ station, seq: seq + 1, why: 'the file is damaged here' });
  }
  return verdict;
}
