import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { rebuild } from '../log/rebuild.ts';
import { salvage } from '../log/salvage.ts';
import { openDatabase } from './open.ts';

/** While this file is there, the database beside it is known to be damaged. */
const unfinished = (file: string): string => `${file}.recovering`;
/** This one holds all that could be proved, and only has to take the damaged file's place. */
const finished = (file: string): string => `${file}.recovered`;

/** A recovery that an end of the process, or a full disk, has interrupted. */
export const recoveryPending = (file: string): boolean =>
  existsSync(unfinished(file)) || existsSync(finished(file));

export interface Recovery {
  db: Database.Database;
  chain: string;
  /** The damaged file's new name. */
  kept: string;
  entries: number;
}

/**
 * Puts a damaged file aside, whole, and goes on with what can be proved of it, in a new chain.
 * May be interrupted at any instant and begun again: the damaged file moves last.
 */
export function recover(file: string, station: string, now: number): Recovery {
  if (!existsSync(finished(file))) build(file, station);
  const kept = putAside(file, now);
  renameSync(finished(file), file);
  const db = openDatabase(file);
  const chain = chainOf(db, station);
  const entries = db.prepare('SELECT count(*) FROM log').pluck().get() as number;
  return { db, chain, kept: path.basename(kept), entries };
}

function build(file: string, station: string): void {
  const fresh = unfinished(file);
  for (const suffix of ['', '-wal', '-shm']) rmSync(fresh + suffix, { force: true });
  const db = openDatabase(fresh);
  try {
    const { stations } = salvage(file, db);
    rebuild(db);
    db.prepare(`INSERT INTO meta (key, value) VALUES ('chain', ?)`).run(nextChain(station, stations));
  } finally {
    // The last connection's close moves the write-ahead log into the file.
    db.close();
  }
  renameSync(fresh, finished(file));
}

/** Also what an earlier, interrupted move has left behind. */
function putAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-');
  const kept = file.replace(/\.db$/, `.rusak-${stamp}.db`);
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix);
  }
  return kept;
}

/** The chain this desk writes: its station's name, or the one begun after a damage. */
export function chainOf(db: Database.Database, station: string): string {
  const chain = db.prepare(`SELECT value FROM meta WHERE key = 'chain'`).pluck().get() as string | undefined;
  return chain?.startsWith(`${station}~`) ? chain : station;
}

/** `MEJA-1~2`: entries lost with the damaged file may be known elsewhere, so their numbers are not used again. */
function nextChain(station: string, known: string[]): string {
  const taken = known
    .filter((chain) => chain === station || chain.startsWith(`${station}~`))
    .map((chain) => Number(chain.split('~')[1] ?? 1))
    // That of the command line has no number.
    .filter((count) => !Number.isNaN(count));
  return `${station}~${Math.max(1, ...taken) + 1}`;
}
