/** Entries folded into the projections per second. Baseline: SQLite copying the same log rows into a new table. */
import { openDatabase } from '../../electron/core/database/open.ts';
import { rebuild } from '../../electron/core/log/rebuild.ts';
import { report } from './report.ts';
import { scratch, seed } from './seeded.ts';

const { folder, remove } = scratch();
const db = openDatabase(seed(folder, 25_000));
const began = performance.now();
db.exec('CREATE TABLE copy AS SELECT * FROM log');
const between = performance.now();
const entries = rebuild(db);
const took = performance.now() - between;
db.close();
remove();
const perSecond = (ms: number): number => (entries / ms) * 1_000;
report({
  name: 'rebuild',
  value: perSecond(took),
  unit: 'entries/s',
  baseline: perSecond(between - began),
  n: entries,
});
