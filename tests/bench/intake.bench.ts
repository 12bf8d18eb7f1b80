/**
 * The form under the operator's fingers, in the real window and the real core. Baselines of the same run: a letter
 * in a bare text field of an empty window; a bare better-sqlite3 commit with synchronous=FULL.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { launch } from '../e2e/app.ts';
import { startElectron } from '../e2e/electron.ts';
import { openBareLog } from './bare-log.ts';
import { percentile, report } from './report.ts';

const LETTERS = 300;
const WARM_UP = 20;
const text = 'Rumah terbakar di belakang pasar, api sudah sampai atap, pemilik masih mencari anaknya. ';

const bareCommits = async (): Promise<number[]> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'siaga112-bench-'));
  const bare = openBareLog(path.join(folder, 'bare.db'));
  const took = Array.from({ length: LETTERS }, (_, i) => {
    const began = performance.now();
    bare.commit(JSON.stringify({ whatHappened: text.slice(0, i % text.length) }));
    return performance.now() - began;
  });
  bare.close();
  await rm(folder, { recursive: true, force: true });
  return took;
};

/** Types letter by letter; milliseconds from each key to the frame that shows it, by the page's own clock. */
async function paints(page: Page, field: string): Promise<number[]> {
  await page.evaluate(() => {
    const painted: number[] = [];
    Object.assign(window, { painted });
    window.addEventListener(
      'keydown',
      (event) => {
        // A task after the frame's callbacks runs once the frame is on the screen.
        requestAnimationFrame(() => setTimeout(() => painted.push(performance.now() - event.timeStamp), 0));
      },
      { capture: true },
    );
  });
  await page.locator(field).focus();
  for (let i = 0; i < LETTERS + WARM_UP; i += 1) {
    await page.keyboard.press(text[i % text.length] === ' ' ? 'Space' : 'KeyA');
    await page.waitForFunction((n) => (window as unknown as { painted: number[] }).painted.length > n, i);
  }
  const all = await page.evaluate(() => (window as unknown as { painted: number[] }).painted);
  return all.slice(WARM_UP);
}

/** Milliseconds from each key to the word "saved", which the screen says once the log has it. */
async function saves(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const saved: number[] = [];
    Object.assign(window, { saved });
    let pressed = 0;
    window.addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true });
    const light = document.querySelector('[data-testid="saved"]');
    if (!light) throw new Error('the form is not open');
    new MutationObserver(() => {
      if (light.getAttribute('data-state') === 'saved' && pressed > 0)
        saved.push(performance.now() - pressed);
    }).observe(light, { attributeFilter: ['data-state'] });
  });
  for (let i = 0; i < LETTERS + WARM_UP; i += 1) {
    await page.keyboard.press('KeyA');
    await page.waitForFunction((n) => (window as unknown as { saved: number[] }).saved.length > n, i);
  }
  const all = await page.evaluate(() => (window as unknown as { saved: number[] }).saved);
  return all.slice(WARM_UP);
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'siaga112-bench-'));
const empty = path.join(folder, 'empty.cjs');
await writeFile(
  empty,
  `const { app, BrowserWindow } = require('electron');
   app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL('data:text/html,<textarea name=a>'));`,
);
const bare = await startElectron([
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  empty,
  `--user-data-dir=${folder}/empty`,
]);
const barePaints = await paints(await bare.firstWindow(), '[name="a"]');
await bare.close();

const siaga = await launch({ map: true });
const page = siaga.workstation;
await page.locator('[data-map="ready"]').waitFor();
await page.keyboard.press('F9');
await page.locator('[data-testid="call-bar"][data-state="ringing"]').waitFor();
await page.keyboard.press('F2');
await page.locator('[data-testid="call-bar"][data-state="talking"]').waitFor();
const ourPaints = await paints(page, '[name="whatHappened"]');
await page.locator('[name="notes"]').focus();
await page.keyboard.press('KeyA');
await page.locator('[data-testid="saved"][data-state="saved"]').waitFor();
const ourSaves = await saves(page);
await siaga.close();
await rm(folder, { recursive: true, force: true });
const bareSaves = await bareCommits();
for (const [name, ours, theirs] of [
  ['keystroke to painted', ourPaints, barePaints],
  ['keystroke to durable', ourSaves, bareSaves],
] as const) {
  for (const [label, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const baseline = percentile(theirs, share);
    report({ name: `${name} ${label}`, value: percentile(ours, share), unit: 'ms', baseline, n: LETTERS });
  }
}
