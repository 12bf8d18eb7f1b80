/**
 * From the start of the process to a form that takes letters, with 100,000 calls in the log. Baseline: an
 * Electron that opens an empty window, driven in the same way.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startElectron } from '../e2e/electron.ts';
import { percentile, report } from './report.ts';

const ROUNDS = 7;
const CALLS = 100_000;
const root = path.resolve(import.meta.dirname, '..', '..');
const folder = await mkdtemp(path.join(os.tmpdir(), 'siaga112-start-'));
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
execFileSync(process.execPath, [
  '--disable-warning=ExperimentalWarning',
  path.join(root, 'electron', 'cli', 'siaga.ts'),
  ...[
    'seed',
    '--data',
    path.join(folder, 'user', 'data-training'),
    '--calls',
    String(CALLS),
    '--days',
    '200',
    '--until',
    today,
  ],
]);

const ours: number[] = [];
const bare: number[] = [];
const empty = path.join(folder, 'empty.cjs');
await writeFile(
  empty,
  `const { app, BrowserWindow } = require('electron');
   app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL('data:text/html,<input name=a autofocus>'));`,
);
for (let round = 0; round < ROUNDS; round += 1) {
  bare.push(await firstLetter([empty, `--user-data-dir=${path.join(folder, 'empty')}`], '[name="a"]'));
  ours.push(
    await firstLetter(
      [root, `--user-data-dir=${path.join(folder, 'user')}`],
      '[name="whatHappened"]',
      'Control+KeyN',
    ),
  );
}
await rm(folder, { recursive: true, force: true });
report({
  name: 'start',
  value: percentile(ours, 0.5),
  unit: 'ms',
  baseline: percentile(bare, 0.5),
  n: ROUNDS,
});

/** Milliseconds from the start of the process to the first letter in a field. */
async function firstLetter(args: string[], field: string, key?: string): Promise<number> {
  const began = performance.now();
  const app = await startElectron([
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--use-fake-device-for-media-stream',
    ...args,
  ]);
  const page = await app.firstWindow();
  // Looked at with every picture: Playwright's own waiting looks only now and then.
  const isThere = (selector: string) =>
    page.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector);
  await isThere(key ? '[data-testid="call-row"]' : field);
  if (key) await page.keyboard.press(key);
  await page.keyboard.type('a');
  await page.waitForFunction((name) => {
    const shown = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(name);
    return shown?.value === 'a';
  }, field);
  const took = performance.now() - began;
  await app.close();
  return took;
}
