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

/** @type {Record<string, { script: string, debian?: ('windows' | 'printer' | 'pbx' | 'bench' | 'speech')[], electron?: true }>} */
const verbs = {
  start: { script: 'build/start.ts', debian: ['windows'], electron: true },
  build: { script: 'build/bundle.ts' },
  test: { script: 'build/test.ts', debian: ['windows', 'printer'], electron: true },
  'test:pbx': { script: 'build/test.ts', debian: ['windows', 'pbx'], electron: true },
  'test:torture': { script: 'build/test.ts', debian: ['windows', 'printer'], electron: true },
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
  // The terminal's PDF is drawn by the app.
  const draws = name === 'siaga' && args.some((arg) => /\bpdf\b/.test(arg));
  if (draws) ensureDebianPackages('windows');
  const electron = verb.electron || draws ? prepareElectron(say) : null;
  const bin = path.join(root, 'node_modules', '.bin');
  /** @param {string} script @param {string[]} options */
  const onNode22 = (script, options) =>
    spawnSync(node22(root), ['--disable-warning=ExperimentalWarning', path.join(root, script), ...options], {
      cwd: process.cwd(),
      stdio: 'inherit',
      env: {
        ...process.env,
        PATH: `${path.dirname(node22(root))}${path.delimiter}${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
        ...(electron ? { ELECTRON_OVERRIDE_DIST_PATH: electron.distPath } : {}),
      },
    }).status ?? 1;
  if (draws) onNode22('build/bundle.ts', []);
  process.exit(onNode22(verb.script, [...(name.startsWith('test:') ? [name.slice(5)] : []), ...args]));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
