import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const program = path.resolve(import.meta.dirname, '..', '..', 'docs', 'receiver.mjs');

/** The example receiver of the documentation, in a process of its own: it says on what it acted. */
export interface Receiver {
  url: string;
  /** Ids of the hand-offs that it acted on, as often as it did. */
  acted: string[];
  /** When it has acted on so many. */
  reached(count: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startReceiver(secret: string): Promise<Receiver> {
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: { ...process.env, SECRET: secret, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('the receiver says nothing');
  const acted: string[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const port = Promise.withResolvers<number>();
  createInterface(child.stdout).on('line', (line) => {
    const listening = /^listening on port (\d+)$/.exec(line);
    if (listening) port.resolve(Number(listening[1]));
    const id = /^new (\S+)$/.exec(line)?.[1];
    if (!id) return;
    acted.push(id);
    for (const one of waiting) if (acted.length >= one.count) one.resolve();
  });
  return {
    url: `http://127.0.0.1:${await port.promise}/112`,
    acted,
    reached: (count) =>
      acted.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve })),
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
