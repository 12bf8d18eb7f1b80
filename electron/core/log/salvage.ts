import Database from 'better-sqlite3';
import { fault, genesis, isReadable, type LogRow } from './chain.ts';

const SQL_COPY = `INSERT INTO log (station, seq, at, hlc, actor, type, subject, body, prev_hash, hash)
  VALUES (@station, @seq, @at, @hlc, @actor, @type, @subject, @body, @prev_hash, @hash)`;

/**
 * Copies from a damaged file what can be read and proves whole: each chain from its first entry up to the
 * first one that is damaged. Returns the number of entries and the chains found.
 */
export function salvage(from: string, into: Database.Database): { entries: number; stations: string[] } {
  let entries = 0;
  const stations = new Set<string>();
  let damaged: Database.Database;
  try {
    damaged = new Database(from, { readonly: true });
  } catch {
    return { entries, stations: [] };
  }
  try {
    const copy = into.prepare(SQL_COPY);
    into
      .transaction(() => {
        let station: string | null = null;
        let hash: Buffer = genesis;
        let seq = 0;
        let broken = false;
        // Reading throws at the damaged page; what came before it is kept.
        for (const row of readable(damaged)) {
          if (!isReadable(row)) {
            broken = true;
            continue;
          }
          if (row.station !== station) {
            station = row.station;
            stations.add(station);
            hash = genesis;
            seq = 0;
            broken = false;
          }
          seq += 1;
          broken ||= fault(row, seq, hash) !== null;
          if (broken) continue;
          copy.run(row);
          entries += 1;
          hash = row.hash;
        }
      })
      .immediate();
  } finally {
    damaged.close();
  }
  return { entries, stations: [...stations] };
}

function* readable(db: Database.Database): Generator<LogRow> {
  try {
    yield* db.prepare('SELECT * FROM log ORDER BY station, seq').iterate() as IterableIterator<LogRow>;
  } catch {
    // The rest cannot be read; it stays in the file that was put aside.
  }
}
