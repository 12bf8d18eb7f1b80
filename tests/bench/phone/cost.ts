import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication, Page } from '@playwright/test';

/** Nanoseconds that the processes have computed so far, all threads together (Linux: Documentation/scheduler/sched-stats). */
function computed(pids: readonly number[]): number {
  let sum = 0;
  for (const pid of pids)
    for (const thread of list(`/proc/${pid}/task`))
      sum += Number(text(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0] ?? 0);
  return sum;
}

/** How much of one processor they take, in percent, while `work` lasts. */
export async function processorDuring(pids: readonly number[], work: Promise<unknown>): Promise<number> {
  const [before, began] = [computed(pids), performance.now()];
  await work;
  return (computed(pids) - before) / 1e4 / (performance.now() - began);
}

/** A page, and the process in which it runs. */
export interface Window {
  page: Page;
  pid: number;
}

export const processOf = (app: ElectronApplication, address: string): Promise<number> =>
  app.evaluate(
    ({ webContents }, part) =>
      webContents
        .getAllWebContents()
        .find((contents) => contents.getURL().includes(part))
        ?.getOSProcessId() ?? 0,
    address,
  );

/** In MB: the process's memory, what it shares counted in part (proc(5): Pss), and the page's JavaScript in it. */
export interface Kept {
  memory: number;
  heap: number;
}

/** What is held when all that is free has been given back. */
export async function kept({ page, pid }: Window): Promise<Kept> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const pss = Number(/^Pss:\s+(\d+)/m.exec(text(`/proc/${pid}/smaps_rollup`))?.[1]);
  return { memory: pss / 1024, heap: usedSize / 1024 ** 2 };
}

/** A process and all that it has started. */
export function familyOf(pid: number): number[] {
  const parents = new Map(
    list('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(/\) \S (\d+)/.exec(text(`/proc/${name}/stat`))?.[1])]),
  );
  const family = [pid];
  for (const member of family)
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  return family;
}

/** Empty for what is gone meanwhile. */
function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
