import { refuse } from '../../shared/contract/errors.ts';
import type { CoreOptions, FromCore, ToCore } from '../../shared/contract/wire.ts';
import { type Core, openCore } from './core.ts';
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

function open(wait = FIRST_RETRY_MS): void {
  if (!options) return;
  try {
    core = openCore(options, {
      publish: (name, payload) => post({ kind: 'event', name, payload }),
      line: (level, text) => post({ kind: 'line', level, text }),
      // After the answer to the command that found it.
      damaged: () => setImmediate(reopen),
    });
    post({ kind: 'opened', problems: core.problems });
    post({ kind: 'event', name: 'desk.ready', payload: {} });
  } catch (error) {
    const refusal = refusalOf(error, 'siaga112.db') ?? refuse('E_INTERNAL').refusal;
    post({ kind: 'unavailable', refusal });
    const text = error instanceof Error ? error.message : 'unknown error';
    post({ kind: 'line', level: 'error', text: `open: ${refusal.code}: ${text}` });
    retry = setTimeout(() => open(Math.min(wait * 2, LONGEST_RETRY_MS)), wait);
  }
}

function reopen(): void {
  core?.close();
  core = null;
  open();
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
