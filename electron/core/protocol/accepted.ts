import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isProtocolFile } from './read.ts';

/** Copies of the room's own files as they last were good, so that a bad edit changes nothing, also after a restart. */
export interface Accepted {
  files(): string[];
  text(file: string): string | undefined;
  keep(file: string, text: string): void;
  /** Forgets the copies of files that are no longer there. */
  retain(files: readonly string[]): void;
}

/** In memory and in a folder; when that cannot be written, the memory does until the next start. */
export function openAccepted(folder: string, onFailure: (text: string) => void): Accepted {
  const texts = new Map<string, string>();
  const attempt = (what: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      onFailure(`accepted copy: ${what}: ${(error as NodeJS.ErrnoException).code ?? 'failed'}`);
    }
  };
  attempt('read', () => {
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder).filter(isProtocolFile))
      texts.set(file, readFileSync(path.join(folder, file), 'utf8'));
  });
  return {
    files: () => [...texts.keys()],
    text: (file) => texts.get(file),
    keep(file, text) {
      if (texts.get(file) === text) return;
      texts.set(file, text);
      attempt(`write ${file}`, () => {
        const next = path.join(folder, `${file}.tmp`);
        writeFileSync(next, text);
        renameSync(next, path.join(folder, file));
      });
    },
    retain(files) {
      for (const file of [...texts.keys()].filter((known) => !files.includes(known))) {
        texts.delete(file);
        attempt(`remove ${file}`, () => rmSync(path.join(folder, file), { force: true }));
      }
    },
  };
}
