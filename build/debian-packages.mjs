// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { say } from './say.mjs';

/** @type {Record<'windows' | 'printer' | 'pbx' | 'bench' | 'speech', string[]>} */
const groups = {
  windows: [
    'xvfb',
    'xauth',
    'libgtk-3-0',
    'libnss3',
    'libasound2',
    'libgbm1',
    'libxss1',
    'libnotify4',
    'fonts-dejavu-core',
    // The tests hold XML against its schema, and make certificates.
    'libxml2-utils',
    'openssl',
  ],
  // The tests print through a real spooler, and read what comes out.
  printer: ['cups-daemon', 'cups-client', 'poppler-utils'],
  pbx: [
    'kamailio',
    'kamailio-websocket-modules',
    'kamailio-extra-modules',
    'rtpengine-daemon',
    'sip-tester',
    // Lets a test's account trust an authority.
    'libnss3-tools',
    'espeak-ng',
    'sox',
    'sqlite3',
  ],
  // A telephone to be measured against.
  bench: ['baresip-core'],
  speech: ['espeak-ng', 'sox', 'opus-tools'],
};

/** Forbids packages to start services while they are installed (Debian's invoke-rc.d policy). */
const policy = '/usr/sbin/policy-rc.d';

/**
 * Installs what is missing of a group where that is allowed; otherwise says the one command to run.
 * @param {keyof typeof groups} group
 */
export function ensureDebianPackages(group) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = groups[group].filter((name) => !installed(name));
  if (missing.length === 0) return;
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  if (process.getuid?.() !== 0) {
    throw new Error(`Some Debian packages are missing. Run this once:\n  sudo apt-get ${install.join(' ')}`);
  }
  say(`Installing Debian packages: ${missing.join(' ')}`);
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    apt(['update', '-qq']);
    apt(install);
  } finally {
    if (ours) rmSync(policy, { force: true });
  }
}

/** @param {string} name */
function installed(name) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own format
  const query = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
  return query.status === 0 && query.stdout.includes('install ok installed');
}

/** @param {string[]} args */
function apt(args) {
  const done = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (done.status !== 0) throw new Error(`apt-get ${args[0]} failed`);
}
