/** Entries proved per second. Baseline: SQLite reading the same rows and hashing their bytes, without more. */
import { createHash } from 'node:crypto';
import { openDatabase } from '../../electron/core/database/open.ts';
import type { LogRow } from '../../electron/core/log/chain.ts';
import { verify } from '../../electron/core/log/verify.ts';
import { report } from './report.ts';
import { scratch, seed } from './seeded.ts';

const { folder, remove } = scratch();
const db = openDatabase(seed(folder, 25_000), { readonly: true });
const read = db.prepare('SELECT * FROM log ORDER BY station, seq');
const bare = (): void => {
  for (const row of read.iterate() as IterableIterator<LogRow>) {
    createHash('sha256').update(row.prev_hash).update(row.body).digest();
  }
};
bare();
const began = performance.now();
bare();
const between = performance.now();
const { entries, broken } = verify(db);
const took = performance.now() - between;
if (broken.length > 0) throw new Error('the seeded log does not verify');
db.close();
remove();
const perSecond = (ms: number): number => (entries / ms) * 1_000;
report({
  name: 'verify',
  value: perSecond(took),
  unit: 'entries/s',
  baseline: perSecond(between - began),
  n: entries,
});
