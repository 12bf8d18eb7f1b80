import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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
export const sealFile = (file: string): void => writeSettings(file, sealIn(readRaw(file)));

export const restrict = (file: string): void => chmodSync(file, 0o600);

/** Sets (sealed, where there is a keyring) or forgets the secret at a path of the file. */
export function storeSecret(file: string, at: readonly string[], value: string | null): void {
  const raw = readRaw(file);
  let inner = raw;
  for (const key of at.slice(0, -1)) {
    const next = isRecord(inner[key]) ? inner[key] : {};
    inner[key] = next;
    inner = next;
  }
  const last = at.at(-1) ?? '';
  if (value === null) delete inner[last];
  else inner[last] = keyringIsThere() ? seal(value) : value;
  writeSettings(file, raw);
}

type Raw = Record<string, unknown>;
const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readRaw(file: string): Raw {
  if (!existsSync(file)) return {};
  const raw: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  if (!isRecord(raw)) throw new Error('settings are not an object');
  return raw;
}

function writeSettings(file: string, raw: Raw): void {
  const next = `${file}.tmp`;
  writeFileSync(next, `${JSON.stringify(raw, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, file);
}

const seal = (secret: string) => ({ sealed: safeStorage.encryptString(secret).toString('base64') });

/** By their names; and under `secrets` whatever it is called. */
function sealIn(raw: Raw): Raw {
  const visit = (value: unknown, secret: boolean): unknown => {
    if (typeof value === 'string') return secret ? seal(value) : value;
    if (Array.isArray(value)) return value.map((inner) => visit(inner, secret));
    if (!isRecord(value) || 'sealed' in value) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const named = (key === 'password' || key === 'secret') && typeof inner === 'string';
        return [key, visit(inner, secret || named || (value === raw && key === 'secrets'))];
      }),
    );
  };
  return visit(raw, false) as Raw;
}
