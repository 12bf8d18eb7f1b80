import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExportFormat } from '../../shared/domain/selection.ts';
import type { WibDay } from '../../shared/time/wib.ts';
import { startCore } from '../integration/core-process.ts';
import { percentile, report } from './report.ts';
import { DAY, scratch, seed } from './seeded.ts';

const CALLS = 100_000;
const DUMP = `SELECT c.view, i.view,
    (SELECT group_concat(h.view, ' | ') FROM handoffs h WHERE h.incident_id = c.incident_id)
  FROM calls c LEFT JOIN incidents i ON i.id = c.incident_id ORDER BY c.ringing_at, c.id`;

/** The highest that the process's memory has been (Linux), in megabytes. */
const peak = (pid: number | undefined): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** The first report of a desk starts the thread that makes them: so often, on a desk that has made one. */
const REPORTS = 3;

async function measure(folder: string, format: ExportFormat, calls: number, rounds: number) {
  mkdirSync(folder, { recursive: true });
  const file = seed(folder, calls);
  const first: number[] = [];
  const ours: number[] = [];
  const theirs: number[] = [];
  let memory = 0;
  for (let round = 0; round < rounds; round += 1) {
    const core = startCore(folder, { station: 'MEJA-1', shipped: true });
    await core.hears('opened');
    for (let i = 0; i < REPORTS; i += 1) {
      const began = performance.now();
      const done = await core.tell('log.export', { selection: { kind: 'day', day: DAY as WibDay }, format });
      (i === 0 ? first : ours).push(performance.now() - began);
      if (done.calls !== calls) throw new Error(`${done.calls} calls exported`);
      if (i === 0) memory = Math.max(memory, peak(core.child.pid));
    }
    await core.close();
    const out = openSync(path.join(folder, 'dump.csv'), 'w');
    const then = performance.now();
    execFileSync('sqlite3', ['-csv', file, DUMP], { stdio: ['ignore', out, 'inherit'] });
    theirs.push(performance.now() - then);
  }
  const typical = (took: number[]): number => percentile(took, 0.5);
  return { first: typical(first), ours: typical(ours), theirs: typical(theirs), memory };
}

/** A day of 100,000 calls in one format, turn by turn with a bare dump of them, and of a tenth for the memory. */
export async function measureExport(format: ExportFormat, rounds: number): Promise<void> {
  if (spawnSync('sqlite3', ['-version']).status !== 0) throw new Error('sqlite3 is not installed');
  const { folder, remove } = scratch();
  const small = await measure(path.join(folder, 'small'), format, CALLS / 10, 2);
  const large = await measure(path.join(folder, 'large'), format, CALLS, rounds);
  remove();
  const n = CALLS;
  const name = `export-${format}`;
  const rate = (took: number): number => (n / took) * 1_000;
  report({ name: `${name} first time`, value: large.first, unit: 'ms', baseline: large.theirs, n });
  report({ name: `${name} time`, value: large.ours, unit: 'ms', baseline: large.theirs, n });
  report({ name, value: rate(large.ours), unit: 'rows/s', baseline: rate(large.theirs), n });
  report({ name: `${name} memory`, value: large.memory, unit: 'MB', baseline: small.memory, n });
}
