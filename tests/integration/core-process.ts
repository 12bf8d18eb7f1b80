import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type Result, refuse } from '../../shared/contract/errors.ts';
import type { EventName, EventPayload } from '../../shared/contract/index.ts';
import type { CoreOptions, FromCore, ToCore } from '../../shared/contract/wire.ts';
import { shippedShifts } from '../../shared/domain/shift-plan.ts';
import { agencies } from './agencies.ts';
import { type Asking, asking } from './asking.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const sources = path.join(root, 'electron', 'core', 'main.ts');
const built = path.join(root, 'dist', 'core', 'core.cjs');

/** The core as main starts it where Electron is too old for it: a process of its own, over the same wire. */
export interface CoreProcess extends Asking {
  child: ChildProcess;
  options: CoreOptions;
  /** Everything it has said so far. */
  said: FromCore[];
  /** The first thing it said, or will say, that fits. */
  hears<K extends FromCore['kind']>(
    kind: K,
    fits?: (message: FromCore & { kind: K }) => boolean,
  ): Promise<FromCore & { kind: K }>;
  event<N extends EventName>(name: N, fits: (payload: EventPayload<N>) => boolean): Promise<EventPayload<N>>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface StartOptions extends Partial<CoreOptions> {
  /** Another account of this machine, which may not write everything. */
  uid?: number;
  /** As it is shipped, which has to be built; else from its sources. */
  shipped?: boolean;
}

export function startCore(
  folder: string,
  { uid, shipped = false, ...change }: StartOptions = {},
): CoreProcess {
  const options: CoreOptions = {
    training: false,
    dataFolder: path.join(folder, 'data'),
    placesFolder: path.join(folder, 'data', 'places'),
    exportFolder: path.join(folder, 'laporan'),
    mapFolder: path.resolve(import.meta.dirname, '..', '..', 'resources', 'map'),
    station: 'UJI',
    agencies: agencies(),
    protocols: { shipped: path.join(root, 'resources', 'protocols'), own: path.join(folder, 'protocols') },
    roomName: 'Ruang Uji 112',
    domain: 'uji.example',
    secrets: { webhook: {}, inbound: {}, smtp: null },
    mail: null,
    inbound: null,
    shifts: shippedShifts,
    shiftReports: null,
    locationHosts: [],
    ...change,
  };
  const child = fork(shipped ? built : sources, [], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const said: FromCore[] = [];
  const listeners = new Set<(message: FromCore) => void>();
  const pending = new Map<number, (result: Result<unknown>) => void>();
  let nextId = 1;
  child.on('message', (raw) => {
    const message = raw as FromCore;
    if (message.kind === 'reply') {
      pending.get(message.id)?.(message.result);
      pending.delete(message.id);
      return;
    }
    said.push(message);
    for (const listener of listeners) listener(message);
  });
  child.once('exit', () => {
    for (const settle of pending.values()) settle(refuse('E_CORE_DOWN'));
  });
  const post = (message: ToCore): void => void child.send(message, () => undefined);
  const hears: CoreProcess['hears'] = (kind, fits = () => true) => {
    const is = (message: FromCore): message is FromCore & { kind: typeof kind } =>
      message.kind === kind && fits(message as FromCore & { kind: typeof kind });
    const before = said.find(is);
    if (before) return Promise.resolve(before);
    return new Promise((resolve) => {
      const listener = (message: FromCore): void => {
        if (!is(message)) return;
        listeners.delete(listener);
        resolve(message);
      };
      listeners.add(listener);
    });
  };
  const ended = once(child, 'exit');
  post({ kind: 'open', options });
  return {
    child,
    options,
    said,
    hears,
    async event(name, fits) {
      const message = await hears(
        'event',
        (m) => m.name === name && fits(m.payload as EventPayload<typeof name>),
      );
      return message.payload as EventPayload<typeof name>;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      post({ kind: 'close' });
      await ended;
    },
    ...asking((name, input, from) => {
      const id = nextId++;
      return new Promise((resolve) => {
        pending.set(id, resolve);
        post({ kind: 'request', id, from, name, input });
      });
    }),
  };
}
