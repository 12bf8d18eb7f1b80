import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import { refusalOfFile } from '../../../shared/report/file-refusal.ts';

/** No two that are being written have the same name: of a process, of its threads, and one after the other. */
let begun = 0;

/** Larger, and the memory of an export grows; smaller, and each write is waited for. */
const WRITTEN_AT_ONCE = 512 * 1024;

class Cancelled extends Error {}

export interface WriteOptions {
  /** False where a missing folder means that the share is away: nothing is to be written under its mount point. */
  makeFolder: boolean;
  /** None: it is not to be cancelled. */
  signal?: AbortSignal;
}

/**
 * Writes a file that appears whole or not at all: under another name beside it, flushed to the disk, then renamed.
 * Returns what went wrong, in which case nothing is left.
 */
export async function writeWhole(
  file: string,
  content: Iterable<string | Uint8Array> | AsyncIterable<Uint8Array>,
  { makeFolder, signal }: WriteOptions,
): Promise<Refusal | null> {
  const folder = path.dirname(file);
  begun += 1;
  const unfinished = `${file}.${process.pid}-${threadId}-${begun}.tmp`;
  try {
    if (makeFolder) await mkdir(folder, { recursive: true });
    else await stat(folder);
    const out = await open(unfinished, 'w');
    try {
      let writing: Promise<unknown> = Promise.resolve();
      let made: Uint8Array[] = [];
      let size = 0;
      const write = async (): Promise<void> => {
        // The next parts are made while these are written. On the disk at once: what lies in memory by hundreds of megabytes
        // comes to the disk in one go, and whoever saves the log in that moment waits for all of it.
        await writing;
        writing = out.appendFile(Buffer.concat(made)).then(() => out.datasync());
        writing.catch(() => undefined);
        made = [];
        size = 0;
      };
      for await (const part of content) {
        if (signal?.aborted) throw new Cancelled();
        const bytes = typeof part === 'string' ? Buffer.from(part) : part;
        made.push(bytes);
        size += bytes.length;
        if (size >= WRITTEN_AT_ONCE) await write();
        await nextTurn();
      }
      await write();
      await writing;
      if (signal?.aborted) throw new Cancelled();
      await out.sync();
    } finally {
      await out.close();
    }
    await rename(unfinished, file);
    await flushFolder(folder);
    return null;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    if (error instanceof Cancelled) return refuse('E_EXPORT_CANCELLED').refusal;
    const refusal = refusalOfFile(error, file);
    if (refusal) return refusal;
    throw error;
  }
}

/** The new name outlives a power cut too. Not every system lets a folder be flushed; then it is its own business. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    return;
  }
}

const ending = /\.(\d+)(?:-\d+)+\.tmp$/;

/** What a process that was killed left of this file. */
export async function removeUnfinished(file: string): Promise<void> {
  const folder = path.dirname(file);
  // A folder that is away is for the writing to tell.
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = name.startsWith(path.basename(file))
      ? ending.exec(name.slice(path.basename(file).length))?.[1]
      : undefined;
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(path.join(folder, name), { force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
