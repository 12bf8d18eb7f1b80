import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const cli = path.resolve(import.meta.dirname, '..', '..', 'electron', 'cli', 'siaga.ts');
export const DAY = '2026-11-24';

/** A temporary folder on the disk that the measurements use. */
export function scratch(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Fills `<folder>/data` with invented calls of the days up to `until`. */
export function seed(folder: string, calls: number, days = 1, until = DAY): string {
  const data = path.join(folder, 'data');
  execFileSync(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    cli,
    ...['seed', '--data', data, '--calls', String(calls), '--days', String(days), '--until', until],
  ]);
  return path.join(data, 'siaga112.db');
}
