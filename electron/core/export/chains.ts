import type Database from 'better-sqlite3';
import type { LogRow } from '../log/chain.ts';
import { SQL_TAIL } from '../log/store.ts';

/** Where a chain of the log stood when it was exported: how many entries it had, and the hash of the last. */
export interface ChainHead {
  station: string;
  entries: number;
  hash: string;
}

const SQL_NEXT_STATION = 'SELECT min(station) FROM log WHERE station > ?';

export function chainHeads(db: Database.Database): ChainHead[] {
  const next = db.prepare(SQL_NEXT_STATION).pluck();
  const tail = db.prepare(SQL_TAIL);
  const heads: ChainHead[] = [];
  for (let station = next.get('') as string | null; station !== null; ) {
    const last = tail.get(station) as Pick<LogRow, 'seq' | 'hash'>;
    heads.push({ station, entries: last.seq, hash: last.hash.toString('hex') });
    station = next.get(station) as string | null;
  }
  return heads;
}
