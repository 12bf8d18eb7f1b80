import { readlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { DatabaseProblem } from '../database/open.ts';
import type { FromThread, ThreadJob, ToThread } from './beside.ts';
import { exportReport } from './export.ts';
import { pagesOf } from './pages.ts';

// What `beside.ts` starts. Jobs may run side by side: each has a connection of its own.

/** Progress is told this often; a screen needs no more. */
const TELL_EVERY_MS = 200;

const running = new Map<number, AbortController>();

const tell = (message: FromThread): void => parentPort?.postMessage(message);

async function work(id: number, asked: ThreadJob, signal: AbortSignal): Promise<FromThread> {
  if (asked.kind === 'pages') return { id, kind: 'done', result: pagesOf(asked.job) };
  let told = Number.NEGATIVE_INFINITY;
  const result = await exportReport({
    ...asked.job,
    signal,
    progress(calls, of) {
      const at = performance.now();
      if (at - told < TELL_EVERY_MS) return;
      told = at;
      tell({ id, kind: 'progress', calls, of });
    },
  });
  return { id, kind: 'done', result };
}

function failure(id: number, error: unknown): FromThread {
  if (error instanceof DatabaseProblem) return { id, kind: 'failed', refusal: error.refusal };
  const { message = 'unknown error', code = null } = error as Partial<{ message: string; code: string }>;
  return { id, kind: 'failed', message, code };
}

async function begin(id: number, asked: ThreadJob): Promise<void> {
  const cancelling = new AbortController();
  running.set(id, cancelling);
  tell(await work(id, asked, cancelling.signal).catch((error) => failure(id, error)));
  running.delete(id);
}

/** Whoever saves goes first. Only on Linux has a thread a priority of its own: nice is each thread's (man 2 setpriority). */
function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    os.setPriority(
      Number(path.basename(readlinkSync('/proc/thread-self'))),
      os.constants.priority.PRIORITY_LOW,
    );
  } catch {
    // Without it a report is as quick as everything else.
  }
}

giveWay();
parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'cancel') running.get(message.id)?.abort();
  else void begin(message.id, message.asked);
});
