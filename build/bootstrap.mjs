// @ts-check
/**
 * The way in for every npm script. Runs on the system's Node with nothing installed: installs what the
 * verb needs, once, and then carries the verb out on Node 22.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDebianPackages } from './debian-packages.mjs';
import { prepareElectron } from './electron-runtime.mjs';
import { ensureNodePackages, node22 } from './node-packages.mjs';
import { say } from './say.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** @type {Record<string, { script: string, debian?: ('windows' | 'pbx' | 'bench' | 'speech')[], electron?: true }>} */
const verbs = {
  start: { script: 'build/start.ts', debian: ['windows'], electron: true },
  build: { script: 'build/bundle.ts' },
  test: { script: 'build/test.ts', debian: ['windows'], electron: true },
  'test:pbx': { script: 'build/test.ts', debian: ['windows', 'pbx'], electron: true },
  'test:torture': { script: 'build/test.ts', debian: ['windows'], electron: true },
  bench: { script: 'build/bench.ts', debian: ['windows', 'pbx', 'bench'], electron: true },
  siaga: { script: 'electron/cli/siaga.ts' },
  dist: { script: 'build/dist.ts' },
  speech: { script: 'build/speech.ts', debian: ['speech'] },
};

const [name = '', ...args] = process.argv.slice(2);
const verb = verbs[name];
if (!verb) {
  say(`unknown verb "${name}"; one of ${Object.keys(verbs).join(', ')}`);
  process.exit(2);
}
try {
  ensureNodePackages(root);
  for (const group of verb.debian ?? []) ensureDebianPackages(group);
  const electron = verb.electron ? prepareElectron(say) : null;
  const bin = path.join(root, 'node_modules', '.bin');
  const done = spawnSync(
    node22(root),
    [
      '--disable-warning=ExperimentalWarning',
      path.join(root, verb.script),
      ...(name.startsWith('test:') ? [name.slice(5)] : []),
      ...args,
    ],
    {
      cwd: process.cwd(),
      stdio: 'inherit',
      env: {
        ...process.env,
        PATH: `${path.dirname(node22(root))}${path.delimiter}${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
        ...(electron ? { ELECTRON_OVERRIDE_DIST_PATH: electron.distPath } : {}),
      },
    },
  );
  process.exit(done.status ?? 1);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
