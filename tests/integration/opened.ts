import { test as base } from './fixture.ts';
import { type OpenCore, openInProcess } from './open-core.ts';

type Open =
  Parameters<typeof openInProcess> extends [string, ...infer Rest] ? (...args: Rest) => OpenCore : never;

/** Cores in the test's own process and folder, closed after it. */
export const test = base.extend<{ open: Open }>({
  open: async ({ folder }, use) => {
    const opened: OpenCore[] = [];
    await use((channels, change) => {
      const core = openInProcess(folder, channels, change);
      opened.push(core);
      return core;
    });
    for (const core of opened) core.close();
  },
});
export { expect } from 'vitest';
