import type Database from 'better-sqlite3';
import { ok, type Result } from '../../../shared/contract/errors.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { newIncidentId } from '../../../shared/domain/ids.ts';
import type { Protocol } from '../../../shared/protocol/schema.ts';
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
  /** The log of training mode. */
  training: boolean;
  /** The guides in use at that moment. */
  protocols(): readonly Protocol[];
}

export const realSource: Source = {
  now: () => Date.now(),
  salt: randomSalt,
  newIncidentId,
  training: false,
  protocols: () => [],
};

export interface Store {
  readonly db: Database.Database;
  readonly station: string;
  readonly world: World;
  /**
   * Decides and commits in one transaction; `at` is when it happened, if that is not now.
   * SQLite errors are thrown and leave nothing behind.
   */
  commit(actor: string, decide: (world: World, context: Context) => Decision, at?: number): Result<Entry[]>;
  /** Every commit that `work` makes is durable at once, or none of them; told of after the last one. */
  batch(work: () => void): void;
  /** Told of every change after its commit. */
  onChange(listener: (changes: Change[]) => void): void;
}

/** Exported for the test that reads their query plans. */
export const SQL_TAIL = 'SELECT seq, hash FROM log WHERE station = ? ORDER BY seq DESC LIMIT 1';
/** The clock goes on from the newest entry of any chain, so that a chain begun after a damage sorts last. */
export const SQL_CLOCK = 'SELECT max(hlc) FROM log';
const SQL_INSERT = `INSERT INTO log (station, seq, at, hlc, actor, type, subject, body, prev_hash, hash)
  VALUES (@station, @seq, @at, @hlc, @actor, @type, @subject, @body, @prev_hash, @hash)`;

/** The one writer of the log. */
export function openStore(db: Database.Database, station: string, source: Source = realSource): Store {
  const projections: Projections = openProjections(db);
  const readTail = db.prepare(SQL_TAIL);
  const readClock = db.prepare(SQL_CLOCK).pluck();
  const insert = db.prepare(SQL_INSERT);
  const listeners: ((changes: Change[]) => void)[] = [];
  let tail: { seq: number; hash: Buffer } = { seq: 0, hash: genesis };
  let clock: HybridClock = hybridClock(null);
  let fresh = false;
  let held: Change[] | null = null;

  const refresh = (): void => {
    const last = readTail.get(station) as Pick<LogRow, 'seq' | 'hash'> | undefined;
    tail = last ?? { seq: 0, hash: genesis };
    clock = hybridClock(readClock.get() as string | null);
    fresh = true;
  };

  const tell = (changes: Change[]): void => {
    if (held) held.push(...changes);
    else if (changes.length > 0) for (const listener of listeners) listener(changes);
  };

  const write = db.transaction(
    (actor: string, decide: (world: World, context: Context) => Decision, at: number) => {
      const { newIncidentId: newId, training, protocols } = source;
      const decision = decide(projections, {
        at,
        actor,
        training,
        newIncidentId: newId,
        // Most decisions ask for no guide.
        get protocols() {
          return protocols();
        },
      });
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
      tell(done.changes);
      return ok(done.entries);
    },
    batch(work) {
      const changes: Change[] = [];
      held = changes;
      try {
        db.transaction(work).immediate();
      } catch (error) {
        fresh = false;
        throw error;
      } finally {
        held = null;
      }
      tell(changes);
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}
