import { mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { MapProgress } from '../../../shared/contract/map.ts';
import type { Basemap } from '../../../shared/domain/basemap.ts';
import { checkMap } from './check.ts';
import { writeCard } from './folder.ts';

const CHUNK = 4 * 1024 * 1024;
/** What has to stay free beside the map: the log goes first. */
const RESERVE = 256 * 1024 * 1024;

export interface MapImport {
  file: string;
  folder: string;
  now: number;
  progress: (progress: MapProgress) => void;
}

/**
 * Takes a PMTiles file into use: checked, copied under a name that nobody reads, and named as the basemap
 * when it is whole on the disk. Whatever goes wrong, the basemap before it stays.
 */
export async function importMap({ file, folder, now, progress }: MapImport): Promise<Result<Basemap>> {
  const checked = await checkMap(file, progress);
  if (!checked.ok) return checked;
  const { size } = checked.value;
  const part = path.join(folder, `${now}-${process.pid}.part`);
  try {
    await mkdir(folder, { recursive: true });
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < size + RESERVE)
      return refuse('E_MAP_SPACE', { megabytes: inMegabytes(size + RESERVE) });
    await copy(file, part, size, progress);
    const basemap: Basemap = { ...checked.value, file: `basemap-${now}.pmtiles`, importedAt: now };
    await rename(part, path.join(folder, basemap.file));
    await writeCard(folder, basemap);
    return ok(basemap);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    return refuse('E_MAP_WRITE', { cause: code });
  }
}

const inMegabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

/** In pieces, so that the log goes on meanwhile, and on the disk when it returns. */
async function copy(
  from: string,
  to: string,
  size: number,
  progress: (progress: MapProgress) => void,
): Promise<void> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx');
    try {
      const buffer = Buffer.allocUnsafe(CHUNK);
      let done = 0;
      while (done < size) {
        const { bytesRead } = await source.read(buffer, 0, CHUNK, done);
        // It was longer a moment ago: somebody is writing it.
        if (bytesRead === 0) throw Object.assign(new Error('the file became shorter'), { code: 'ESTALE' });
        await target.write(buffer, 0, bytesRead, done);
        done += bytesRead;
        progress({ step: 'copy', done, total: size });
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
