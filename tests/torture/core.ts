import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { openDatabase } from '../../electron/core/database/open.ts';
import { rebuild } from '../../electron/core/log/rebuild.ts';
import { verify } from '../../electron/core/log/verify.ts';
import { type CoreProcess, type StartOptions, startCore } from '../integration/core-process.ts';
import { projections } from '../integration/projections.ts';

export const fileIn = (folder: string): string => path.join(folder, 'data', 'siaga112.db');

/** The chain verifies, and the views are those that follow from it. */
export function prove(folder: string): void {
  const db = openDatabase(fileIn(folder));
  try {
    expect(verify(db).broken).toEqual([]);
    const live = projections(db);
    rebuild(db);
    expect(projections(db)).toEqual(live);
  } finally {
    db.close();
  }
}

/** A folder, and core processes in it, that go away with the test. */
export const test = base.extend<{ folder: string; start: (options?: StartOptions) => CoreProcess }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'siaga112-torture-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
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
export { expect };
