import type Database from 'better-sqlite3';
import { fault, genesis, type LogRow } from './chain.ts';

export interface Verdict {
  entries: number;
  chains: number;
  /** The first bad entry of each broken chain. */
  broken: { station: string; seq: number; why: string }[];
}

const SQL_ALL = 'SELECT * FROM log ORDER BY station, seq';

/**
 * Walks every chain from its first entry. Entries cut off at the very end leave no trace in the file
 * itself; keep the last hash (`head` of an earlier export) elsewhere to notice that.
 */
export function verify(db: Database.Database): Verdict {
  const verdict: Verdict = { entries: 0, chains: 0, broken: [] };
  let station: string | null = null;
  let seq = 0;
  let hash: Buffer = genesis;
  let skip = false;
  for (const row of db.prepare(SQL_ALL).iterate() as IterableIterator<LogRow>) {
    if (row.station !== station) {
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
      verdict.broken.push({ station, seq: Math.min(seq, row.seq), why });
      skip = true;
    }
    hash = row.hash;
  }
  return verdict;
}
