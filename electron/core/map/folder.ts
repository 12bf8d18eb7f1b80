import { readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Basemap } from '../../../shared/domain/basemap.ts';

/** Names the basemap in use. It is replaced in one step, so there is a whole basemap or none at any instant. */
const CARD = 'basemap.json';

/** Beside the data folder, because the map is no part of the log and of its backups. */
export const mapFolder = (dataFolder: string): string => path.join(path.dirname(dataFolder), 'map');

/** The basemap in use; null when there is none, or none that can be read. */
export function readCard(folder: string): Basemap | null {
  try {
    const card = Basemap.safeParse(JSON.parse(readFileSync(path.join(folder, CARD), 'utf8')));
    return card.success ? card.data : null;
  } catch {
    return null;
  }
}

/** Takes a basemap into use, or none, and sweeps away what is not in use any more. */
export async function writeCard(folder: string, basemap: Basemap | null): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, CARD);
  if (basemap) {
    const next = path.join(folder, `${CARD}.tmp`);
    await writeFile(next, `${JSON.stringify(basemap, null, 2)}\n`, { flush: true });
    await rename(next, file);
  } else await rm(file, { force: true });
  await sweep(folder, basemap);
}

/** Windows keeps a file that is being read; it goes at the next change. */
async function sweep(folder: string, basemap: Basemap | null): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith('.pmtiles') && name !== basemap?.file) {
      await rm(path.join(folder, name), { force: true }).catch(() => undefined);
    }
  }
}
