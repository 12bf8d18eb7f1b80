import { randomBytes } from 'node:crypto';

const PATH = '/recording/';
/** More than one screen opens at once. */
const MOST = 10;

/**
 * Recordings that the workstation may read now. Their addresses cannot be guessed and are told to no other window, so
 * that nobody hears one of which the log does not know.
 */
export function createLending() {
  const lent = new Map<string, string>();
  return {
    /** The path of an address for this file. */
    lend(file: string): string {
      const path = `${PATH}${randomBytes(18).toString('base64url')}.webm`;
      lent.set(path, file);
      for (const oldest of [...lent.keys()].slice(0, -MOST)) lent.delete(oldest);
      return path;
    },
    fileAt: (path: string): string | null => lent.get(path) ?? null,
    takeBack(path: string): void {
      lent.delete(path);
    },
    /** The window that was lent to begins anew. */
    takeAllBack(): void {
      lent.clear();
    },
  };
}
