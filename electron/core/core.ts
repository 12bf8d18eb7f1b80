import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import type { Refusal } from '../../shared/contract/errors.ts';
import type { EventName, EventPayload } from '../../shared/contract/index.ts';
import type { CoreOptions } from '../../shared/contract/wire.ts';
import { configure } from './agency/decide.ts';
import { registerCommands } from './commands.ts';
import { DATABASE_FILE, openDatabase, putAside, refusalOf } from './database/open.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { exportDay } from './export/export.ts';
import { startOutbox } from './handoff/outbox.ts';
import { rebuild } from './log/rebuild.ts';
import { salvage } from './log/salvage.ts';
import { openStore, type Store } from './log/store.ts';
import { createRegistry } from './registry.ts';

export interface Core {
  dispatch: Dispatch;
  /** What went wrong and was dealt with while opening. */
  problems: Refusal[];
  close(): void;
}

export interface CoreHooks {
  publish<N extends EventName>(name: N, payload: EventPayload<N>): void;
  line(level: 'info' | 'warn' | 'error', text: string): void;
  /** The file was found damaged while at work: it has to be closed, put aside and opened anew. */
  damaged(): void;
}

/** Opens the log and everything that works on it. Throws what `openDatabase` throws, but for a damaged file. */
export function openCore(options: CoreOptions, hooks: CoreHooks): Core {
  mkdirSync(options.dataFolder, { recursive: true });
  const file = path.join(options.dataFolder, DATABASE_FILE);
  const { store, problems } = openWhole(file, options.station, hooks);
  for (const agency of options.agencies) store.commit('system', (world) => configure(world, agency));

  const registry = createRegistry();
  registerCommands(registry, store);
  registry.handle('log.export', ({ day, format }) =>
    exportDay({
      databaseFile: file,
      folder: options.exportFolder,
      station: options.station,
      day,
      format,
      now: Date.now(),
    }),
  );
  store.onChange((changes) => {
    for (const change of changes) hooks.publish(change.name, change.payload);
  });
  const outbox = startOutbox({
    store,
    secrets: options.webhookSecrets,
    publish: hooks.publish,
    onFailure: (error) =>
      hooks.line('error', `outbox: ${error instanceof Error ? error.message : 'unknown'}`),
  });
  return {
    dispatch: createDispatch(registry, file, (text, refusal) => {
      hooks.line('error', text);
      if (refusal.code === 'E_DB_CORRUPT') hooks.damaged();
    }),
    problems,
    close() {
      outbox.stop();
      store.db.close();
    },
  };
}

/** A damaged file is put aside, what can be proved of it is carried over, and work goes on in a new chain. */
function openWhole(file: string, station: string, hooks: CoreHooks): { store: Store; problems: Refusal[] } {
  try {
    const db = openDatabase(file);
    return { store: openStore(db, chainOf(db, station)), problems: [] };
  } catch (error) {
    if (refusalOf(error, file)?.code !== 'E_DB_CORRUPT') throw error;
  }
  const kept = putAside(file, Date.now());
  const db = openDatabase(file);
  const saved = salvage(kept, db);
  rebuild(db);
  const chain = nextChain(station, saved.stations);
  db.prepare(`INSERT INTO meta (key, value) VALUES ('chain', ?)`).run(chain);
  const name = path.basename(kept);
  hooks.line('error', `database was damaged; kept as ${name}, ${saved.entries} entries carried over`);
  return { store: openStore(db, chain), problems: [{ code: 'E_DB_CORRUPT', params: { kept: name } }] };
}

/** The chain this desk writes: its station's name, or the one begun after a damage. */
function chainOf(db: Database.Database, station: string): string {
  const chain = db.prepare(`SELECT value FROM meta WHERE key = 'chain'`).pluck().get() as string | undefined;
  return chain?.startsWith(`${station}~`) ? chain : station;
}

/** `MEJA-1~2`: entries lost with the damaged file may be known elsewhere, so their numbers are not used again. */
function nextChain(station: string, known: string[]): string {
  const taken = known
    .filter((chain) => chain === station || chain.startsWith(`${station}~`))
    .map((chain) => Number(chain.split('~')[1] ?? 1));
  return `${station}~${Math.max(1, ...taken) + 1}`;
}
