// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from './say.mjs';

/** @param {string} root @returns {string} path of Node 22, from the npm package `node` */
export const node22 = (root) => path.join(root, 'node_modules', 'node', 'bin', 'node');

/**
 * Installs the packages of the lock file when they are missing or the lock has changed. Install scripts
 * stay off (.npmrc); only the one of the package `node` is run, which fetches Node 22 from the registry.
 * @param {string} root
 */
export function ensureNodePackages(root) {
  const stamp = path.join(root, 'node_modules', '.siaga-lock');
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const done = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(node22(root));
  if (done) return;
  say('Installing the Node packages of the lock file…');
  npm(root, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  say('Installing Node 22 from the npm package "node"…');
  npm(root, ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  if (!existsSync(node22(root))) throw new Error('Node 22 was not installed by the npm package "node".');
  writeFileSync(stamp, lock);
}

/** @param {string} root @param {string[]} args */
function npm(root, args) {
  const done = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    // The lock names engines that the system's Node need not satisfy: the programs run on Node 22.
    env: { ...process.env, npm_config_engine_strict: 'false' },
  });
  if (done.status !== 0) throw new Error(`npm ${args[0]} failed`);
}
