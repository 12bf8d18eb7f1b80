/** Opens the workstation, with a virtual display where there is none. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { bundle } from './bundle.ts';
import { withDisplay } from './display.ts';
import { resolveElectron } from './electron-runtime.mjs';

const root = path.dirname(import.meta.dirname);
const say = (line: string): void => console.error(`[siaga112] ${line}`);

const electron = resolveElectron();
if (!electron) throw new Error('Electron has not been prepared');
await bundle();
const status = await withDisplay((env, virtual) => {
  if (virtual) say(`No display: the window opens on a virtual one (${env['DISPLAY']}).`);
  if (electron.kind === 'stand-in') {
    say(`Running on the old stand-in Electron ${electron.version}: for development and tests only.`);
  }
  const args = [root, ...process.argv.slice(2)];
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    say('Running as root: Chromium has to run without its sandbox. Use an ordinary account in the room.');
    args.unshift('--no-sandbox');
  }
  const app = spawn(electron.executable, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.kill(signal));
  return new Promise<number>((resolve) => app.once('exit', (code) => resolve(code ?? 1)));
});
process.exit(status);
