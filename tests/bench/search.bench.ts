/**
 * A search in a log of 1,000,000 calls, asked anew with every letter, as the screen asks while somebody types: words,
 * numbers, and both with filters. Baseline of the same run: the 50 newest calls by their primary key.
 */
import Database from 'better-sqlite3';
import { callText } from '../../electron/core/search/document.ts';
import { markOf } from '../../electron/core/search/index-words.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { HandOff } from '../../shared/domain/handoff.ts';
import type { Incident } from '../../shared/domain/incident.ts';
import type { SearchQuery } from '../../shared/domain/search.ts';
import { startCore } from '../integration/core-process.ts';
import { percentile, report } from './report.ts';
import { scratch, seed } from './seeded.ts';

const CALLS = Number(process.env['SIAGA112_BENCH_CALLS'] ?? 1_000_000);
const SEEDED = 20_000;
const SPAN_MS = 30 * 86_400_000;

const { folder, remove } = scratch();
const file = seed(folder, SEEDED, 30);
const last = multiply(new Database(file));

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

/** The seeded calls again, each copy a span later and from other numbers. Returns the time of the last. */
function multiply(writing: Database.Database): number {
  const read = <T>(sql: string, ...args: unknown[]): T[] =>
    (
      writing
        .prepare(sql)
        .pluck()
        .all(...args) as string[]
    ).map((view) => JSON.parse(view) as T);
  const calls = read<Call>('SELECT view FROM calls ORDER BY rowid');
  const incidents = new Map(read<Incident>('SELECT view FROM incidents').map((one) => [one.id, one]));
  const handOffs = Map.groupBy(read<HandOff>('SELECT view FROM handoffs'), (one) => one.incidentId);
  writing.pragma('synchronous = OFF');
  const saveCall = writing.prepare(
    `INSERT INTO calls (id, ringing_at, state, number_key, disposition, incident_id, training, view)
      SELECT @id, @at, state, @number, disposition, incident_id, training, @view FROM calls WHERE id = @of`,
  );
  const saveDoc = writing.prepare(
    `INSERT INTO search_docs (kind, id, at, mark) VALUES ('call', @id, @at, @mark) RETURNING rowid`,
  );
  const saveText = writing.prepare('INSERT INTO search_text (rowid, words) VALUES (?, ?)');
  let latest = 0;
  for (let copy = 1; copy < CALLS / SEEDED; copy += 1) {
    writing.transaction(() => {
      for (const call of calls) {
        const id = `${call.id.slice(0, 28)}${String(copy).padStart(8, '0')}` as Call['id'];
        const number =
          call.number && `${call.number.slice(0, 6)}${String(copy).padStart(2, '0')}${call.number.slice(8)}`;
        const ringingAt = call.ringingAt + copy * SPAN_MS;
        const one: Call = { ...call, id, number, ringingAt };
        const incident = call.incidentId ? incidents.get(call.incidentId) : undefined;
        const text = callText(one, incident, (incident && handOffs.get(incident.id)) ?? []);
        saveCall.run({ id, at: ringingAt, number, view: JSON.stringify(one), of: call.id });
        const rowid = saveDoc.pluck().get({ id, at: ringingAt, mark: markOf(text) });
        saveText.run(rowid, text);
        latest = ringingAt;
      }
    })();
  }
  writing.exec('ANALYZE');
  const total = writing.prepare('SELECT count(*) FROM calls').pluck().get();
  if (total !== CALLS) throw new Error(`${total} calls instead of ${CALLS}`);
  writing.close();
  return latest;
}
