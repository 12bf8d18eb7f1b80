import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type Database from 'better-sqlite3';
import { type LogRow, unseal } from '../log/chain.ts';

export interface RecordingsVerdict {
  /** Files that are there and as they were when they were finished. */
  whole: number;
  /** Taken away by a retention rule, as the log says. */
  removed: number;
  faults: { file: string; why: 'missing' | 'changed' }[];
}

const SQL = `SELECT * FROM log WHERE type IN ('call.recorded', 'call.recordingRemoved') ORDER BY station, seq`;

/** Holds every recording that the log tells of against its hash. One that the log says was removed may be missing. */
export async function verifyRecordings(db: Database.Database, folder: string): Promise<RecordingsVerdict> {
  const hashes = new Map<string, string>();
  const removed = new Set<string>();
  for (const row of db.prepare(SQL).iterate() as IterableIterator<LogRow>) {
    const entry = unseal(row);
    if (entry.type === 'call.recorded') hashes.set(entry.data.file, entry.data.sha256);
    if (entry.type === 'call.recordingRemoved') removed.add(entry.data.file);
  }
  const verdict: RecordingsVerdict = { whole: 0, removed: 0, faults: [] };
  for (const [file, sha256] of hashes) {
    const found = await hashOf(path.join(folder, file));
    if (found === sha256) verdict.whole += 1;
    else if (found === null && removed.has(file)) verdict.removed += 1;
    else verdict.faults.push({ file, why: found === null ? 'missing' : 'changed' });
  }
  return verdict;
}

async function hashOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}
