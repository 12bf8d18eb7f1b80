/**
 * From the INVITE reaching the phone's window to the caller's number painted in the workstation, through a
 * real PBX. Baseline: a bare question to main and the next painted frame.
 */
import type { Page } from '@playwright/test';
import { launch } from '../e2e/app.ts';
import { PASSWORD, startPbx, USER } from '../pbx/harness/pbx.ts';
import { sipp } from '../pbx/harness/sipp.ts';
import { percentile, report } from './report.ts';

const CALLS = 100;

const pbx = await startPbx();
const siaga = await launch({
  config: { pbx: { urls: [pbx.wsUrl], account: `${USER}@127.0.0.1`, password: PASSWORD } },
});
await siaga.workstation.locator('[data-testid="light-registration"][data-state="registered"]').waitFor();
for (let call = 0; call < CALLS; call += 1) {
  const number = `+62812000${String(call).padStart(5, '0')}`;
  const caller = await sipp(pbx, { number, mediaPort: 9, steps: ['call', 'ring', { talk: 200 }, 'cancel'] });
  await caller.running.ended;
  await siaga.workstation.locator('[data-testid="call-bar"][data-state="idle"]').waitFor();
}
const bare = await frames(siaga.workstation, CALLS);
const painted = [...(await siaga.logFile()).matchAll(/screen-pop: (\d+) ms/g)].map((match) =>
  Number(match[1]),
);
await siaga.close();
await pbx.stop();
for (const [name, share] of [
  ['screen-pop p50', 0.5],
  ['screen-pop p99', 0.99],
] as const) {
  report({
    name,
    value: percentile(painted, share),
    unit: 'ms',
    baseline: percentile(bare, share),
    n: painted.length,
  });
}

function frames(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (n) => {
    const times: number[] = [];
    for (let i = 0; i < n; i += 1) {
      const began = performance.now();
      await window.siaga.invoke('app.status', {});
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      times.push(performance.now() - began);
    }
    return times;
  }, count);
}
