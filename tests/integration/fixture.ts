import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base } from 'vitest';
import { type CoreProcess, type StartOptions, startCore } from './core-process.ts';

/** A folder, and core processes in it, that go away with the test. */
export const test = base.extend<{
  folder: string;
  start: (options?: StartOptions) => CoreProcess;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures that are used from the pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  start: async ({ folder }, use) => {
    const started: CoreProcess[] = [];
    await use((options) => {
      const core = startCore(folder, options);
      started.push(core);
      return core;
    });
    for (const core of started) {
      if (core.child.exitCode === null && core.child.signalCode === null) await core.kill();
    }
  },
});
export { expect } from 'vitest';
