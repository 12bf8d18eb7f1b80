import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, rmdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { recordingOf } from '../../../shared/domain/recording.ts';

/** Beside a file for as long as the log does not tell of it: when its recording began. */
const MARK = '.open';

export interface FoundFile {
  file: string;
  bytes: number;
  changedAt: number;
}

/** The folder of recordings as names and bytes. Files are named by their place in it: `2026-11-25/<call>.webm`. */
export function recordingFiles(folder: string) {
  const whole = (file: string): string => path.join(folder, ...file.split('/'));

  async function names(): Promise<string[]> {
    const days = (await listed(folder)).filter((name) => /^\d{4}-\d\d-\d\d$/.test(name)).sort();
    const all: string[] = [];
    for (const day of days)
      for (const name of (await listed(path.join(folder, day))).sort()) all.push(`${day}/${name}`);
    return all;
  }

  async function look(file: string): Promise<FoundFile | null> {
    try {
      const { size: bytes, mtimeMs } = await stat(whole(file));
      return { file, bytes, changedAt: Math.round(mtimeMs) };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  return {
    whole,
    look,
    /** A new file, marked as unfinished before its first byte. Throws when it is there already. */
    async create(file: string, at: number) {
      await mkdir(path.dirname(whole(file)), { recursive: true });
      const handle = await open(whole(file), 'ax', 0o600);
      const mark = await open(whole(file + MARK), 'w', 0o600);
      await mark.writeFile(String(at));
      await mark.sync();
      await mark.close();
      return handle;
    },
    /** Files that the log does not tell of yet, with the time they began. */
    async unfinished(): Promise<{ file: string; from: number }[]> {
      const marked = (await names()).filter((name) => name.endsWith(MARK));
      return Promise.all(
        marked.map(async (name) => ({
          file: name.slice(0, -MARK.length),
          from: Number(await readFile(whole(name), 'utf8')) || 0,
        })),
      );
    },
    finished: (file: string): Promise<void> => rm(whole(file + MARK), { force: true }),
    /** Every recording, the oldest first. */
    async all(): Promise<FoundFile[]> {
      const found: FoundFile[] = [];
      for (const name of await names()) {
        const file = recordingOf(name) && (await look(name));
        if (file) found.push(file);
      }
      return found.sort((a, b) => a.changedAt - b.changedAt);
    },
    async remove(file: string): Promise<void> {
      await rm(whole(file), { force: true });
      // A day that is not empty stays.
      await rmdir(path.dirname(whole(file))).catch(() => undefined);
    },
    async hash(file: string): Promise<string> {
      const hash = createHash('sha256');
      await pipeline(createReadStream(whole(file)), hash);
      return hash.digest('hex');
    },
    async freeBytes(): Promise<number> {
      await mkdir(folder, { recursive: true });
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
  };
}
export type RecordingFiles = ReturnType<typeof recordingFiles>;

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function listed(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
