import type Database from 'better-sqlite3';
import { ok, type Result } from '../../../shared/contract/errors.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { newIncidentId } from '../../../shared/domain/ids.ts';
import { genesis, type LogRow, randomSalt, seal } from './chain.ts';
import { type HybridClock, hybridClock } from './clock.ts';
import type { Context, Decision, World } from './decision.ts';
import type { Entry } from './entries.ts';
import { type Change, openProjections, type Projections } from './projections.ts';

/** Where time, salts and ids come from; a seeded source makes the same log every time. */
export interface Source {
  now(): number;
  salt(): string;
  newIncidentId(): IncidentId;
}

export const realSource: Source = { now: () => Date.now(), salt: randomSalt, newIncidentId };

export interface Store {
  readonly db: Database.Database;
  readonly station: string;
  readonly world: World;
  /**
   * Decides and commits in one transaction; `at` is when it happened, if that is not now.
   * SQLite errors are thrown and leave nothing behind.
   */
  commit(actor: string, decide: (world: World, context: Context) => Decision, at?: number): Result<Entry[]>;
  /** Told of every change after its commit. */
  onChange(listener: (changes: Change[]) => void): void;
}

const SQL_TAIL = 'SELECT seq, hlc, hash FROM log WHERE station = ? ORDER BY seq DESC LIMIT 1';
const SQL_INSERT = `INSERT INTO log (station, seq, at, hlc, actor, type, subject, body, prev_hash, hash)
  VALUES (@station, @seq, @at, @hlc, @actor, @type, @subject, @body, @prev_hash, @hash)`;

/** The one writer of the log. */
export function openStore(db: Database.Database, station: string, source: Source = realSource): Store {
  const projections: Projections = openProjections(db);
  const readTail = db.prepare(SQL_TAIL);
  const insert = db.prepare(SQL_INSERT);
  const listeners: ((changes: Change[]) => void)[] = [];
  let tail: { seq: number; hash: Buffer } = { seq: 0, hash: genesis };
  let clock: HybridClock = hybridClock(null);
  let fresh = false;

  const refresh = (): void => {
    const last = readTail.get(station) as Pick<LogRow, 'seq' | 'hlc' | 'hash'> | undefined;
    tail = last ? { seq: last.seq, hash: last.hash } : { seq: 0, hash: genesis };
    clock = hybridClock(last?.hlc ?? null);
    fresh = true;
  };

  const write = db.transaction(
    (actor: string, decide: (world: World, context: Context) => Decision, at: number) => {
      const decision = decide(projections, { at, actor, newIncidentId: source.newIncidentId });
      if ('refusal' in decision) return decision;
      const entries: Entry[] = [];
      const changes = new Map<string, Change>();
      for (const fact of decision.facts) {
        const stamp = { station, seq: tail.seq + 1, at, hlc: clock.tick(source.now()), actor };
        const entry: Entry = { ...fact, ...stamp };
        const row = seal(entry, tail.hash, source.salt);
        insert.run(row);
        tail = { seq: row.seq, hash: row.hash };
        entries.push(entry);
        const change = projections.apply(entry);
        if (change) changes.set(entry.subject, change);
      }
      return { entries, changes: [...changes.values()] };
    },
  );

  return {
    db,
    station,
    world: projections,
    commit(actor, decide, at = source.now()) {
      if (!fresh) refresh();
      // Until the transaction has committed, the tail in memory is ahead of the file.
      fresh = false;
      const done = write.immediate(actor, decide, at);
      fresh = true;
      if ('refusal' in done) return { ok: false, refusal: done.refusal };
      if (done.changes.length > 0) for (const listener of listeners) listener(done.changes);
      return ok(done.entries);
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}
