/**
 * A search in a log of 1,000,000 calls, asked anew with every letter, as the screen asks while somebody types: words,
 * numbers, and both with filters. Baseline of the same run: the 50 newest calls by their primary key.
 */
import Database from 'better-sqlite3';
import type { SearchQuery } from '../../shared/domain/search.ts';
import { startCore } from '../integration/core-process.ts';
import { seedMany } from './many.ts';
import { percentile, report } from './report.ts';
import { scratch } from './seeded.ts';

const CALLS = Number(process.env['SIAGA112_BENCH_CALLS'] ?? 1_000_000);

const { folder, remove } = scratch();
const { file, last } = seedMany(folder, CALLS);

const month = { from: last - 45 * 86_400_000, to: last - 15 * 86_400_000 };
const typed: [words: string, filter: Partial<SearchQuery>][] = [
  ['kebakaran dapur', {}],
  ['tabrakan motor ploso', {}],
  ['081234567890', {}],
  ['0857 1234 5678', {}],
  ['siti aminah', {}],
  ['suara anak tertawa', { disposition: 'prank' }],
  ['pohon tumbang', { ...month }],
  ['ular', { category: 'animal', handOff: 'done' }],
  ['0813', { disposition: 'ghost', ...month }],
  ['jalan raya', { kecamatan: '35.17.09', counted: true }],
  ['mobil', { operator: 'Siti Aminah', disposition: 'emergency' }],
  ['zzz tidak ada', {}],
];
const queries: Partial<SearchQuery>[] = [];
for (const [words, filter] of typed) {
  for (let letters = 1; letters <= words.length; letters += 1)
    queries.push({ words: words.slice(0, letters), ...filter });
}
queries.push(
  { disposition: 'prank' },
  { disposition: 'abandoned', hour: 3, weekday: 6 },
  { handOff: 'failed' },
  { missing: 'kecamatan', disposition: 'emergency' },
  { ...month },
);

const core = startCore(folder, { station: 'MEJA-1' });
await core.hears('opened');
const db = new Database(file, { readonly: true });
const newest = db.prepare('SELECT view FROM calls ORDER BY rowid DESC LIMIT 50').pluck();
const ours: number[] = [];
const theirs: number[] = [];
let slowest: [ms: number, query: Partial<SearchQuery>] = [0, {}];
for (let round = 0; round < 4; round += 1) {
  for (const query of queries) {
    const began = performance.now();
    await core.tell('search.find', { query });
    const took = performance.now() - began;
    // The first round reads what the file system does not hold yet.
    if (round > 0) ours.push(took);
    if (round > 0 && took > slowest[0]) slowest = [took, query];
    const then = performance.now();
    (newest.all() as string[]).map((view) => JSON.parse(view) as unknown);
    theirs.push(performance.now() - then);
  }
}
db.close();
await core.close();
remove();
console.error(`slowest: ${slowest[0].toFixed(1)} ms for ${JSON.stringify(slowest[1])}`);
for (const [label, share] of [
  ['p50', 0.5],
  ['p99', 0.99],
] as const) {
  const baseline = percentile(theirs, share);
  report({ name: `search ${label}`, value: percentile(ours, share), unit: 'ms', baseline, n: ours.length });
}
