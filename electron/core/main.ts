import { refuse } from '../../shared/contract/errors.ts';
import type { CoreOptions, FromCore, ToCore } from '../../shared/contract/wire.ts';
import { type Core, type CoreHooks, openCore } from './core.ts';
import { refusalOf } from './database/open.ts';

// The same module runs as an Electron utility process (parentPort) and as a child of plain Node (process.send).

interface ParentPort {
  on(event: 'message', listener: (message: { data: ToCore }) => void): void;
  postMessage(message: FromCore): void;
}
const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;

const post = (message: FromCore): void => {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
};

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 5_000;

let core: Core | null = null;
let options: CoreOptions | null = null;
let retry: NodeJS.Timeout | undefined;

const hooks: CoreHooks = {
  publish: (name, payload) => post({ kind: 'event', name, payload }),
  line: (level, text) => post({ kind: 'line', level, text }),
  problem: (refusal) => post({ kind: 'problem', refusal }),
  protocols: (problems) => post({ kind: 'protocols', problems: [...problems] }),
  reports: (waiting) => post({ kind: 'reports', waiting }),
  // After the answer to the command that found it.
  damaged: () => {
    const found = core;
    setImmediate(() => reopen(found));
  },
};

function open(wait = FIRST_RETRY_MS, damaged = false): void {
  if (!options) return;
  try {
    core = openCore(options, hooks, damaged);
    post({ kind: 'opened', problems: core.problems });
    post({ kind: 'event', name: 'desk.ready', payload: {} });
  } catch (error) {
    const refusal = refusalOf(error, 'siaga112.db') ?? refuse('E_INTERNAL').refusal;
    post({ kind: 'unavailable', refusal });
    const text = error instanceof Error ? error.message : 'unknown error';
    post({ kind: 'line', level: 'error', text: `open: ${refusal.code}: ${text}` });
    const again = damaged || refusal.code === 'E_DB_CORRUPT';
    retry = setTimeout(() => open(Math.min(wait * 2, LONGEST_RETRY_MS), again), wait);
  }
}

/** Several commands may come upon the same damage before the first of them gets here. */
function reopen(found: Core | null): void {
  if (!core || core !== found) return;
  core.close();
  core = null;
  open(FIRST_RETRY_MS, true);
}

async function receive(message: ToCore): Promise<void> {
  switch (message.kind) {
    case 'open':
      options = message.options;
      open();
      return;
    case 'request': {
      const { id, name, input, from } = message;
      const result = core ? await core.dispatch(name, input, from) : refuse('E_CORE_DOWN');
      post({ kind: 'reply', id, result });
      return;
    }
    case 'secrets':
      if (options) options = { ...options, secrets: message.secrets };
      core?.secrets(message.secrets);
      return;
    case 'close':
      clearTimeout(retry);
      core?.close();
      core = null;
      post({ kind: 'closed' });
      // The channel keeps the process alive; main ends it once it has heard `closed`.
      if (!parentPort) process.disconnect();
  }
}

if (parentPort) parentPort.on('message', ({ data }) => void receive(data));
else {
  process.on('message', (message) => void receive(message as ToCore));
  // Main is gone: what was acknowledged is on disk already.
  process.on('disconnect', () => process.exit(0));
}
