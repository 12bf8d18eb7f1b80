import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { safeStorage } from 'electron';

/** A secret in the file: typed in clear text, or sealed by the OS keyring. */
export type StoredSecret = string | { sealed: string };

/** Chromium's `basic_text` backend only hides a secret behind a fixed key: that is no keyring. */
export function keyringIsThere(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  if (process.platform !== 'linux') return true;
  const backend = (safeStorage as { getSelectedStorageBackend?: () => string }).getSelectedStorageBackend?.();
  return backend !== undefined && backend !== 'basic_text' && backend !== 'unknown';
}

/** The secret itself, or null when this machine or account cannot open the seal. */
export function openSecret(secret: StoredSecret): string | null {
  if (typeof secret === 'string') return secret;
  try {
    return safeStorage.decryptString(Buffer.from(secret.sealed, 'base64'));
  } catch {
    return null;
  }
}

/** Replaces every clear-text secret of the file by its sealed form. The rest of the file stays as it was. */
export function sealFile(file: string): void {
  const raw = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  const sealed = sealIn(raw);
  const next = `${file}.tmp`;
  writeFileSync(next, `${JSON.stringify(sealed, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, file);
}

export const restrict = (file: string): void => chmodSync(file, 0o600);

function sealIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sealIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      (key === 'password' || key === 'secret') && typeof inner === 'string'
        ? [key, { sealed: safeStorage.encryptString(inner).toString('base64') }]
        : [key, sealIn(inner)],
    ),
  );
}
