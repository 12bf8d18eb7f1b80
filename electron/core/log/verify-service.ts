import { setImmediate as nextTurn } from 'node:timers/promises';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { CommandOutput } from '../../../shared/contract/index.ts';
import type { Verifying } from '../../../shared/contract/proof.ts';
import { openDatabase } from '../database/open.ts';
import { chainHeads } from '../export/chains.ts';
import { verifying } from './verify.ts';

type Outcome = Result<CommandOutput<'log.verify'>>;

export interface VerifyService {
  /** Who asks while one is under way gets what it finds. */
  run(): Promise<Outcome>;
  stop(): void;
}

/** Progress is told this often; a screen needs no more. */
const TELL_EVERY_MS = 200;

/** Walks the log as it stands now over a connection of its own, in turns, so that saving goes on meanwhile. */
export function verifyService(databaseFile: string, tell: (progress: Verifying) => void): VerifyService {
  let running: Promise<Outcome> | null = null;
  let stopped = false;

  async function walk(): Promise<Outcome> {
    const db = openDatabase(databaseFile, { readonly: true });
    try {
      db.exec('BEGIN');
      const at = Date.now();
      const chains = chainHeads(db);
      const of = chains.reduce((sum, { entries }) => sum + entries, 0);
      const steps = verifying(db);
      let told = performance.now();
      for (;;) {
        const step = steps.next();
        if (step.done) return ok({ at, entries: step.value.entries, chains, broken: step.value.broken });
        if (performance.now() - told > TELL_EVERY_MS) {
          told = performance.now();
          tell({ entries: step.value, of });
        }
        await nextTurn();
        if (stopped) return refuse('E_CORE_DOWN');
      }
    } finally {
      db.close();
    }
  }

  return {
    run() {
      running ??= walk().finally(() => {
        running = null;
      });
      return running;
    },
    stop() {
      stopped = true;
    },
  };
}
