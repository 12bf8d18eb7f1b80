import { type FSWatcher, mkdirSync, watch } from 'node:fs';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { MapProgress } from '../../../shared/contract/map.ts';
import type { Basemap } from '../../../shared/domain/basemap.ts';
import { readCard, writeCard } from './folder.ts';
import { importMap } from './import.ts';

export interface MapService {
  current(): Basemap | null;
  import(file: string): Promise<Result<Basemap>>;
  remove(): Promise<Result<null>>;
  stop(): void;
}

export interface MapHooks {
  changed(basemap: Basemap | null): void;
  progress(progress: MapProgress): void;
}

/** The room's own basemap. One that `siaga import-map` brings while the app runs is noticed too. */
export function startMaps(folder: string, hooks: MapHooks): MapService {
  let known = readCard(folder);
  let busy = false;
  const look = (): void => {
    const now = readCard(folder);
    if (now?.file === known?.file) return;
    known = now;
    hooks.changed(now);
  };
  const watcher = watchFolder(folder, look);
  return {
    current: () => known,
    async import(file) {
      if (busy) return refuse('E_MAP_BUSY');
      busy = true;
      try {
        const done = await importMap({ file, folder, now: Date.now(), progress: hooks.progress });
        look();
        return done;
      } finally {
        busy = false;
      }
    },
    async remove() {
      if (busy) return refuse('E_MAP_BUSY');
      try {
        await writeCard(folder, null);
      } catch (error) {
        return refuse('E_MAP_WRITE', { cause: (error as NodeJS.ErrnoException).code ?? 'E_INTERNAL' });
      }
      look();
      return ok(null);
    },
    stop: () => watcher?.close(),
  };
}

/** A folder that cannot be watched, or made, only means that a change is seen at the next start. */
function watchFolder(folder: string, changed: () => void): FSWatcher | null {
  try {
    mkdirSync(folder, { recursive: true });
    const watcher = watch(folder, changed);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}
