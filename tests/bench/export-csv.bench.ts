/**
 * The CSV of a day of 100,000 calls, made by the core process. Baseline: `sqlite3 -csv` dumping the same calls
 * with their incidents and hand-offs, turn by turn. Peak memory is that of the whole process, against the
 * same export of a tenth of the calls: flat means near 1.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { WibDay } from '../../shared/time/wib.ts';
import { startCore } from '../integration/core-process.ts';
import { percentile, report } from './report.ts';
import { DAY, scratch, seed } from './seeded.ts';

const CALLS = 100_000;
const ROUNDS = 5;
const DUMP = `SELECT c.view, i.view,
    (SELECT group_concat(h.view, ' | ') FROM handoffs h WHERE h.incident_id = c.incident_id)
  FROM calls c LEFT JOIN incidents i ON i.id = c.incident_id ORDER BY c.ringing_at, c.id`;

/** The highest that the process's memory has been (Linux), in megabytes. */
const peak = (pid: number | undefined): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function measure(folder: string, calls: number, rounds: number) {
  mkdirSync(folder, { recursive: true });
  const file = seed(folder, calls);
  const ours: number[] = [];
  const theirs: number[] = [];
  let memory = 0;
  for (let round = 0; round < rounds; round += 1) {
    const core = startCore(folder, { station: 'MEJA-1' });
    await core.hears('opened');
    const began = performance.now();
    const done = await core.tell('log.export', {
      selection: { kind: 'day', day: DAY as WibDay },
      format: 'csv',
    });
    ours.push(performance.now() - began);
    if (done.calls !== calls) throw new Error(`${done.calls} calls exported`);
    memory = Math.max(memory, peak(core.child.pid));
    await core.close();
    const out = openSync(path.join(folder, 'dump.csv'), 'w');
    const then = performance.now();
    execFileSync('sqlite3', ['-csv', file, DUMP], { stdio: ['ignore', out, 'inherit'] });
    theirs.push(performance.now() - then);
  }
  return { ours: percentile(ours, 0.5), theirs: percentile(theirs, 0.5), memory };
}

if (spawnSync('sqlite3', ['-version']).status !== 0) throw new Error('sqlite3 is not installed');
const { folder, remove } = scratch();
const small = await measure(path.join(folder, 'small'), CALLS / 10, 2);
const large = await measure(path.join(folder, 'large'), CALLS, ROUNDS);
remove();
const n = CALLS;
report({ name: 'export-csv time', value: large.ours, unit: 'ms', baseline: large.theirs, n });
report({
  name: 'export-csv',
  value: (n / large.ours) * 1_000,
  unit: 'rows/s',
  baseline: (n / large.theirs) * 1_000,
  n,
});
report({ name: 'export-csv memory', value: large.memory, unit: 'MB', baseline: small.memory, n });
