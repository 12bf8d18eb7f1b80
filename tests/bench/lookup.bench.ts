/**
 * What the core looks up while a call rings and while the form is filled in: a number's history in a log of
 * 1,000,000 calls, and the open incidents that a report may be about. Baselines of the same run: one row by its
 * primary key; reading the open incidents without comparing them.
 */
import Database from 'better-sqlite3';
import places from '../../resources/places/jombang.json' with { type: 'json' };
import { newIncidentId } from '../../shared/domain/ids.ts';
import { startCore } from '../integration/core-process.ts';
import { percentile, report } from './report.ts';
import { scratch, seed } from './seeded.ts';

const CALLS = 1_000_000;
const SEEDED = 50_000;
const ASKED = 2_000;
const OPEN = 300;

const { folder, remove } = scratch();
const file = seed(folder, SEEDED, 60);
const asked = multiplied(file);

const core = startCore(folder, { station: 'MEJA-1' });
await core.hears('opened');
const histories: number[] = [];
for (const number of asked) {
  const began = performance.now();
  const history = await core.tell('call.history', { number, exceptCallId: null });
  histories.push(performance.now() - began);
  if (history.calls === 0) throw new Error('a number of the log has no history');
}
const db = new Database(file, { readonly: true });
const byKey = db.prepare('SELECT view FROM numbers WHERE number_key = ?');
const rows = asked.map((number) => timed(() => byKey.get(number)));

const desa = places.kecamatan.flatMap((kecamatan) => kecamatan.desa);
const words = [
  'banjir',
  'pohon tumbang',
  'kebakaran dapur',
  'tabrakan motor',
  'ular di kamar mandi',
  'tawuran',
];
const categories = [
  'disaster',
  'infrastructure',
  'fire',
  'traffic_accident',
  'animal',
  'public_order',
] as const;
const reports = Array.from({ length: OPEN }, (_, i) => ({
  incidentId: newIncidentId(),
  callId: null,
  changes: {
    category: categories[i % categories.length] ?? null,
    whatHappened: `${words[i % words.length]} di dekat ${desa[(i * 7) % desa.length]?.name}, sudah ${i} menit`,
    desa: desa[(i * 7) % desa.length]?.code ?? null,
    kecamatan: desa[(i * 7) % desa.length]?.code.slice(0, 8) ?? null,
  },
}));
for (const one of reports) await core.tell('incident.create', one);
const similar: number[] = [];
for (const { incidentId, changes } of [...reports, ...reports]) {
  const began = performance.now();
  await core.tell('incident.similar', { incidentId, callId: null, changes });
  similar.push(performance.now() - began);
}
const open = db
  .prepare(`SELECT view FROM incidents INDEXED BY incidents_open WHERE status <> 'closed'`)
  .pluck();
const reads = reports.map(() =>
  timed(() => (open.all() as string[]).map((view) => JSON.parse(view) as unknown)),
);
db.close();
await core.close();
remove();
for (const [name, ours, theirs] of [
  ['number history', histories, rows],
  ['similar incidents', similar, reads],
] as const) {
  for (const [label, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const baseline = percentile(theirs, share);
    report({
      name: `${name} ${label}`,
      value: percentile(ours, share),
      unit: 'ms',
      baseline,
      n: ours.length,
    });
  }
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/**
 * Seeding a million calls through the chain takes a quarter of an hour, so the rows that are looked up are copied
 * under other numbers and earlier times. Returns numbers to ask for, spread over all of them.
 */
function multiplied(database: string): string[] {
  const writing = new Database(database);
  // Two digits of the subscriber's part are other ones: still a number as telephones know it.
  const copied = 'substr(number_key, 1, 6) || @suffix || substr(number_key, 9)';
  writing.pragma('synchronous = OFF');
  writing.transaction(() => {
    for (let copy = 1; copy < CALLS / SEEDED; copy += 1) {
      const suffix = String(copy).padStart(2, '0');
      writing
        .prepare(
          `INSERT INTO calls (id, ringing_at, state, number_key, disposition, incident_id, training, view)
            SELECT id || @suffix, ringing_at - 1 - @copy, state, ${copied}, disposition, incident_id, training, view
            FROM calls WHERE length(id) = 36`,
        )
        .run({ suffix, copy });
      writing
        .prepare(
          `INSERT OR IGNORE INTO numbers (number_key, view) SELECT ${copied}, view FROM numbers
            WHERE number_key IN (SELECT number_key FROM calls WHERE length(id) = 36 AND training = 0)`,
        )
        .run({ suffix });
    }
  })();
  writing.exec('ANALYZE');
  const total = writing.prepare('SELECT count(*) FROM calls').pluck().get();
  if (total !== CALLS) throw new Error(`${total} calls instead of ${CALLS}`);
  const keys = writing
    .prepare(
      `SELECT number_key FROM numbers WHERE number_key LIKE '+628%' AND view NOT LIKE '%"calls":0%' AND view NOT LIKE '%"test"%' ORDER BY random() LIMIT ?`,
    )
    .pluck()
    .all(ASKED) as string[];
  writing.close();
  return keys;
}
