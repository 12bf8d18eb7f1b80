import { existsSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { StoredPin } from './pin.ts';

export const PIN_FILE = 'siaga112.pins.json';

const Pins = z.object({ version: z.literal(1), pins: z.record(z.string(), StoredPin) });
type Kept = Record<string, StoredPin>;

/** Whether anybody has a PIN for the log of this folder. */
export const hasPins = (folder: string): boolean => existsSync(path.join(folder, PIN_FILE));

export interface PinFile {
  /** Null when it has none, or the file cannot be read. */
  of(id: PersonId): Promise<StoredPin | null>;
  /** Durable when it resolves. Null takes it away. Throws when the file cannot be written. */
  set(id: PersonId, pin: StoredPin | null): Promise<void>;
}

/**
 * PINs lie beside the log, not in it: what is in the log stays for ever and goes into every export. Read each time, since
 * `siaga people` may have written it meanwhile; whoever calls does one thing after the other.
 */
export function openPinFile(folder: string): PinFile {
  const file = path.join(folder, PIN_FILE);

  /** A file that is not what we wrote is put aside, whole. */
  async function read(): Promise<Kept> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (text === null) return {};
    const kept = parsed(text);
    if (kept) return kept;
    const stamp = new Date().toISOString().replace(/[:.]/g, '-');
    await rename(file, file.replace(/\.json$/, `.rusak-${stamp}.json`));
    return {};
  }

  return {
    async of(id) {
      const kept = await read().catch((): Kept => ({}));
      return kept[id] ?? null;
    },
    async set(id, pin) {
      const { [id]: _, ...others } = await read();
      const pins = pin ? { ...others, [id]: pin } : others;
      if (Object.keys(pins).length === 0) return rm(file, { force: true });
      const next = `${file}.tmp`;
      // The file is made anew each time, so that nobody else ever has it open.
      const handle = await open(next, 'w', 0o600);
      try {
        await handle.chmod(0o600);
        await handle.writeFile(`${JSON.stringify({ version: 1, pins }, null, 1)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(next, file);
    },
  };
}

function parsed(text: string): Kept | null {
  try {
    return Pins.safeParse(JSON.parse(text)).data?.pins ?? null;
  } catch {
    return null;
  }
}
