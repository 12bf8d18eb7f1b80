/**
 * From the start of the process to a form that takes letters, with 100,000 calls in the log. Baseline: an
 * Electron that opens an empty window, driven in the same way.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { resolveElectron } from '../../build/electron-runtime.mjs';
import { launch } from '../e2e/app.ts';
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
    path.join(folder, 'user', 'data'),
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
for (let round = 0; round < ROUNDS; round += 1) {
  bare.push(await emptyWindow());
  ours.push(await workstation());
}
await rm(folder, { recursive: true, force: true });
report({
  name: 'start',
  value: percentile(ours, 0.5),
  unit: 'ms',
  baseline: percentile(bare, 0.5),
  n: ROUNDS,
});

async function workstation(): Promise<number> {
  const began = performance.now();
  const siaga = await launch({ userData: path.join(folder, 'user'), untilPainted: false });
  await siaga.workstation.getByTestId('call-row').first().waitFor();
  await siaga.workstation.keyboard.press('Control+KeyN');
  await siaga.workstation.locator('[name="whatHappened"]').pressSequentially('a');
  const took = performance.now() - began;
  await siaga.close();
  return took;
}

async function emptyWindow(): Promise<number> {
  const app = path.join(folder, 'empty');
  await writeFile(
    path.join(folder, 'empty.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL('data:text/html,<input name=a>'));`,
  );
  const electron = resolveElectron();
  if (!electron) throw new Error('Electron has not been prepared');
  const began = performance.now();
  const running = await _electron.launch({
    executablePath: electron.executable,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      path.join(folder, 'empty.cjs'),
      `--user-data-dir=${app}`,
    ],
  });
  const page = await running.firstWindow();
  await page.locator('[name="a"]').pressSequentially('a');
  const took = performance.now() - began;
  await running.close();
  return took;
}
