import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { type Result, refuse } from '../../shared/contract/errors.ts';
import type { DrawRequest } from '../../shared/contract/export.ts';
import type { Exported } from '../core/export/export.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/**
 * Has Electron draw the pages of a report, as the workstation does, in an app of its own. Refuses with `E_EXPORT_PAGES` where
 * there is no Electron, no built app, or nothing to draw on: without a display xvfb-run has to be there.
 */
export async function drawPages(request: DrawRequest): Promise<Result<Exported>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'siaga112-pages-'));
  try {
    const file = path.join(folder, 'pages.json');
    await writeFile(file, JSON.stringify(request), { mode: 0o600 });
    await runElectron([root, `--draw=${file}`, `--user-data-dir=${path.join(folder, 'app')}`]);
    return JSON.parse(await readFile(`${file}.done`, 'utf8')) as Result<Exported>;
  } catch {
    return refuse('E_EXPORT_PAGES');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runElectron(args: string[]): Promise<void> {
  // The package is the path of its program.
  const program = createRequire(import.meta.url)('electron') as string;
  // Chromium refuses to be root within its sandbox.
  const all = [program, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args];
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const blind = process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY;
  const [command = '', ...rest] = blind ? ['xvfb-run', '-a', ...all] : all;
  await once(spawn(command, rest, { stdio: 'ignore' }), 'exit');
}
