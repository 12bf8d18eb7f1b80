/**
 * The figures of a month of 105,000 calls, as the screen asks for them, and of the month before it. Baseline of the
 * same run: SQLite alone, counting the same calls by what they are counted by.
 */
import Database from 'better-sqlite3';
import { type WibDay, wibDayBounds } from '../../shared/time/wib.ts';
import { startCore } from '../integration/core-process.ts';
import { percentile, report } from './report.ts';
import { DAY, scratch, seed } from './seeded.ts';

const SEEDED = 5_000;
const COPIES = 21;
const ROUNDS = 20;

const { folder, remove } = scratch();
const file = seed(folder, SEEDED, 30);
const { to } = wibDayBounds(DAY as WibDay);
const range = { from: to - 30 * 86_400_000, to };
multiply(new Database(file));

const core = startCore(folder, { station: 'MEJA-1' });
await core.hears('opened');
const db = new Database(file, { readonly: true });
const cells = db.prepare(
  'SELECT cell, count(*), sum(wait) FROM call_figures WHERE ringing_at >= ? AND ringing_at < ? GROUP BY cell',
);
const ours: number[] = [];
const theirs: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const began = performance.now();
  const figures = await core.tell('figures.of', range);
  ours.push(performance.now() - began);
  if (figures.calls + figures.tests !== SEEDED * COPIES) throw new Error(`${figures.calls} calls`);
  const then = performance.now();
  cells.all(range.from, range.to);
  theirs.push(performance.now() - then);
}
db.close();
await core.close();
remove();
for (const [label, share] of [
  ['p50', 0.5],
  ['p95', 0.95],
] as const) {
  const baseline = percentile(theirs, share);
  report({
    name: `figures of a month ${label}`,
    value: percentile(ours, share),
    unit: 'ms',
    baseline,
    n: ROUNDS,
  });
}

/** The same calls, incidents and hand-offs again, some milliseconds later. */
function multiply(writing: Database.Database): void {
  writing.pragma('synchronous = OFF');
  writing.transaction(() => {
    for (let copy = 1; copy < COPIES; copy += 1) {
      const suffix = `-${copy}`;
      for (const [table, time, columns] of [
        ['call_figures', 'ringing_at', 'cell, wait, ended_at'],
        ['incident_figures', 'created_at', 'located, handed_over, acknowledged, on_scene, known'],
        ['handoff_figures', 'created_at', 'agency_id, acknowledged, on_scene'],
        ['calls', 'ringing_at', 'state, number_key, disposition, incident_id, training, view'],
      ] as const) {
        // Most of an hour earlier or later, and never on another day.
        const moved = `${time} - ${time} % 3600000 + (${time} + @copy * 137137) % 3600000`;
        writing
          .prepare(
            `INSERT INTO ${table} (${time}, id, ${columns}) SELECT ${moved}, id || @suffix, ${columns}
              FROM ${table} WHERE length(id) = 36`,
          )
          .run({ suffix, copy });
      }
    }
  })();
  writing.exec('ANALYZE');
  writing.close();
}
