import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { app, utilityProcess } from 'electron';
import type { Sender } from '../../shared/contract/define.ts';
import { type Result, refuse } from '../../shared/contract/errors.ts';
import type { CommandName } from '../../shared/contract/index.ts';
import type { CoreOptions, FromCore, Secrets, ToCore } from '../../shared/contract/wire.ts';
import { appRoot, dist } from './paths.ts';
import { createBackOff } from './supervision/back-off.ts';

const REQUEST_TIMEOUT_MS = 10_000;
/** An export may take its time, and so may a large map. */
const LONG_TIMEOUT_MS = 600_000;
const slow: ReadonlySet<CommandName> = new Set(['log.export', 'log.pages', 'log.verify', 'map.import']);
const CLOSE_TIMEOUT_MS = 3_000;

export interface CoreProcess {
  request(name: CommandName, input: unknown, from: Sender): Promise<Result<unknown>>;
  /** Also for a core that is started anew. */
  secrets(secrets: Secrets): void;
  close(): Promise<void>;
  pid(): number | undefined;
}

export interface CoreProcessHooks {
  message(message: Exclude<FromCore, { kind: 'reply' }>): void;
  /** It ended by itself; a new one starts after `wait` milliseconds. */
  died(code: number | null, wait: number): void;
}

interface Channel {
  pid: number | undefined;
  post(message: ToCore): void;
  kill(): void;
}

/** better-sqlite3 needs Node-API 10; an older runtime (the stand-in, in development) borrows the project's Node 22. */
function spawnCore(received: (message: FromCore) => void, ended: (code: number | null) => void): Channel {
  const module = dist('core', 'core.cjs');
  if (nodeApiIsNew()) {
    const child = utilityProcess.fork(module, [], { serviceName: 'siaga112-core' });
    child.on('message', received);
    child.once('exit', ended);
    return {
      get pid() {
        return child.pid;
      },
      post: (message) => child.postMessage(message),
      kill: () => void child.kill(),
    };
  }
  const execPath = path.join(appRoot(), 'node_modules', 'node', 'bin', 'node');
  if (app.isPackaged || !existsSync(execPath))
    throw new Error('This Electron is too old for the log database.');
  const child: ChildProcess = fork(module, [], {
    execPath,
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.on('message', (message) => received(message as FromCore));
  child.once('exit', ended);
  child.on('error', () => undefined);
  return {
    pid: child.pid,
    post: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

const nodeApiIsNew = (): boolean => Number(process.versions['napi'] ?? 0) >= 10;

/** Starts the core, and starts it again whenever it ends. */
export function startCore(initial: CoreOptions, hooks: CoreProcessHooks): CoreProcess {
  let options = initial;
  const pending = new Map<number, (result: Result<unknown>) => void>();
  const backOff = createBackOff();
  let nextId = 1;
  let closing: (() => void) | null = null;
  let channel: Channel | null = null;

  function failPending(): void {
    for (const settle of pending.values()) settle(refuse('E_CORE_DOWN'));
    pending.clear();
  }

  function start(): void {
    backOff.started();
    channel = spawnCore(
      (message) => {
        if (message.kind === 'reply') {
          pending.get(message.id)?.(message.result);
          pending.delete(message.id);
        } else {
          hooks.message(message);
          if (message.kind === 'closed') closing?.();
        }
      },
      (code) => {
        channel = null;
        failPending();
        if (closing) return closing();
        const wait = backOff.next();
        hooks.died(code, wait);
        setTimeout(start, wait);
      },
    );
    channel.post({ kind: 'open', options });
  }
  start();

  return {
    pid: () => channel?.pid,
    request(name, input, from) {
      const target = channel;
      if (!target) return Promise.resolve(refuse('E_CORE_DOWN'));
      const id = nextId++;
      return new Promise((resolve) => {
        const limit = slow.has(name) ? LONG_TIMEOUT_MS : REQUEST_TIMEOUT_MS;
        const timer = setTimeout(() => {
          pending.delete(id);
          resolve(refuse('E_CORE_TIMEOUT'));
        }, limit);
        pending.set(id, (result) => {
          clearTimeout(timer);
          resolve(result);
        });
        target.post({ kind: 'request', id, from, name, input });
      });
    },
    secrets(secrets) {
      options = { ...options, secrets };
      channel?.post({ kind: 'secrets', secrets });
    },
    close() {
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          channel?.kill();
          resolve();
        }, CLOSE_TIMEOUT_MS);
        closing = () => {
          clearTimeout(timer);
          resolve();
        };
        if (channel) channel.post({ kind: 'close' });
        else closing();
      });
    },
  };
}
