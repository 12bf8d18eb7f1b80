/** Packages the workstation with electron-builder, always on the official Electron. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bundle } from './bundle.ts';

const root = path.dirname(import.meta.dirname);
await bundle();
const done = spawnSync(
  'electron-builder',
  ['--config', 'electron-builder.yml', '--publish', 'never', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
);
process.exit(done.status ?? 1);
