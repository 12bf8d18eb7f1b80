import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const keyring = vi.hoisted(() => ({ there: true }));
vi.mock('electron', () => ({
  safeStorage: {
    isEncryptionAvailable: () => keyring.there,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptString: (text: string) => Buffer.from(`*${text}`),
    decryptString: (sealed: Buffer) => sealed.toString().slice(1),
  },
}));
const { openSecret, sealFile, storeSecret } = await import('../../electron/main/settings/secrets.ts');
const { readConfig } = await import('../../electron/main/settings/read.ts');

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-secrets-'));
  file = path.join(folder, 'siaga112.config.json');
  keyring.there = true;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a secret typed on the screen lies sealed beside the other settings, and opens again', () => {
  writeFileSync(file, '{ "station": "MEJA-3" }');
  storeSecret(file, ['secrets', 'webhook', 'damkar'], 'kunci-bersama-yang-panjang');
  storeSecret(file, ['secrets', 'smtp'], 'sandi');
  expect(readFileSync(file, 'utf8')).not.toMatch(/kunci-bersama|"sandi"/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { config, problems } = readConfig(file);
  expect(problems).toEqual([]);
  expect(config.station).toBe('MEJA-3');
  expect(openSecret(Object.values(config.secrets.webhook)[0]!)).toBe('kunci-bersama-yang-panjang');
  storeSecret(file, ['secrets', 'webhook', 'damkar'], null);
  expect(readConfig(file).config.secrets.webhook).toEqual({});
  expect(openSecret(readConfig(file).config.secrets.smtp!)).toBe('sandi');
});

test('without settings there are some afterwards; without a keyring the secret lies in clear for its owner only', () => {
  keyring.there = false;
  storeSecret(file, ['secrets', 'inbound', 'dinkes'], 'kunci-bersama-yang-panjang');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readConfig(file).config.secrets.inbound).toEqual({ dinkes: 'kunci-bersama-yang-panjang' });
});

test('sealing takes every secret in clear, wherever it is, and seals none twice', () => {
  const agencies = [
    {
      id: 'damkar',
      channels: [{ kind: 'webhook', url: 'https://a.example/', secret: 'kunci-bersama-pertama' }],
    },
  ];
  const secrets = { webhook: { dinkes: 'kunci-bersama-kedua' }, smtp: 'sandi-surel' };
  writeFileSync(file, JSON.stringify({ agencies, secrets }));
  sealFile(file);
  const once = readFileSync(file, 'utf8');
  expect(once).not.toMatch(/kunci-bersama|sandi-surel/);
  sealFile(file);
  expect(readFileSync(file, 'utf8')).toBe(once);
  const { config, problems } = readConfig(file);
  expect(problems).toEqual([]);
  expect(openSecret(config.secrets.smtp!)).toBe('sandi-surel');
});
