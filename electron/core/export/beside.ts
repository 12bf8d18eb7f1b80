import path from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { type Refusal, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { CommandOutput } from '../../../shared/contract/index.ts';
import { DatabaseProblem } from '../database/open.ts';
import type { Exported, ExportJob } from './export.ts';
import type { PagesJob } from './pages.ts';

type Watch = Pick<ExportJob, 'signal' | 'progress'>;

export type ThreadJob =
  | { kind: 'file'; job: Omit<ExportJob, keyof Watch> }
  | { kind: 'pages'; job: PagesJob };

export type ToThread = { kind: 'begin'; id: number; asked: ThreadJob } | { kind: 'cancel'; id: number };

export type FromThread = { id: number } & (
  | { kind: 'progress'; calls: number; of: number }
  | { kind: 'done'; result: Result<unknown> }
  | { kind: 'failed'; refusal: Refusal }
  | { kind: 'failed'; message: string; code: string | null }
);

/** Reports are made in a thread of their own: however large one is, who saves meanwhile does not wait for it. */
export interface Exporting {
  /** As `exportReport`. Throws what it threw: SQLite errors and `DatabaseProblem` as what they are. */
  file(job: ExportJob): Promise<Result<Exported>>;
  /** As `pagesOf`. */
  pages(job: PagesJob): Promise<Result<CommandOutput<'log.pages'>>>;
}

/** In the source tree it stands beside this file, in dist/ beside the core. */
const thread = path.join(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? 'thread.ts' : 'export.cjs',
);

interface Asked extends Partial<Watch> {
  resolve(result: Result<unknown>): void;
  reject(error: Error): void;
}

/** The thread starts with the first job and stays, since its code is warm then; without a job it keeps no process alive. */
export function exportBeside(): Exporting {
  const asking = new Map<number, Asked>();
  let worker: Worker | null = null;
  let nextId = 1;

  function hear(said: FromThread): void {
    const asked = asking.get(said.id);
    if (said.kind === 'progress') {
      asked?.progress?.(said.calls, said.of);
      return;
    }
    asking.delete(said.id);
    if (asking.size === 0) worker?.unref();
    if (said.kind === 'done') asked?.resolve(said.result);
    else asked?.reject(errorOf(said));
  }

  function started(): Worker {
    const begun = new Worker(thread);
    const end = (error: Error): void => {
      if (worker === begun) worker = null;
      for (const { reject } of asking.values()) reject(error);
      asking.clear();
    };
    begun.on('message', hear);
    begun.once('error', end);
    begun.once('exit', (code) => end(new Error(`the export's thread ended with code ${code}`)));
    return begun;
  }

  function run(asked: ThreadJob, watch: Partial<Watch>): Promise<Result<unknown>> {
    worker ??= started();
    const at = worker;
    const id = nextId++;
    const cancel = (): void => at.postMessage({ kind: 'cancel', id } satisfies ToThread);
    watch.signal?.addEventListener('abort', cancel);
    return new Promise<Result<unknown>>((resolve, reject) => {
      asking.set(id, { ...watch, resolve, reject });
      at.ref();
      at.postMessage({ kind: 'begin', id, asked } satisfies ToThread);
    }).finally(() => watch.signal?.removeEventListener('abort', cancel));
  }

  return {
    file({ signal, progress, ...job }) {
      if (signal.aborted) return Promise.resolve(refuse('E_EXPORT_CANCELLED'));
      return run({ kind: 'file', job }, { signal, progress }) as Promise<Result<Exported>>;
    },
    pages: (job) => run({ kind: 'pages', job }, {}) as Promise<Result<CommandOutput<'log.pages'>>>,
  };
}

function errorOf(said: FromThread & { kind: 'failed' }): Error {
  if ('refusal' in said) return new DatabaseProblem(said.refusal);
  const { message, code } = said;
  return code?.startsWith('SQLITE_') ? new Database.SqliteError(message, code) : new Error(message);
}
