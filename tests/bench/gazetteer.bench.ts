/**
 * Type-ahead, letter by letter, through the core's own search over the whole gazetteer and 100,000 earlier
 * incident places: every text of gazetteer/queries.json, and 150 addresses as they are told. Baseline: a bare
 * `LIKE '%text%'` over the same rows in the same file, turn by turn. Then how often the right answer is among the
 * first five (baseline: the same `LIKE`), and point-in-polygon (baseline: Turf over all outlines one by one).
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { openDatabase } from '../../electron/core/database/open.ts';
import { openGazetteer } from '../../electron/core/gazetteer/gazetteer.ts';
import { openPastPlaces } from '../../electron/core/gazetteer/past.ts';
import places from '../../resources/places/jombang.json' with { type: 'json' };
import { newIncidentId } from '../../shared/domain/ids.ts';
import { emptyFields, type Incident } from '../../shared/domain/incident.ts';
import { type Areas, kecamatanOf, placeAt } from '../../shared/place/place-at.ts';
import { queries, recall } from '../unit/place/recall.ts';
import { percentile, report } from './report.ts';
import { scratch } from './seeded.ts';

const PAST = 100_000;
const mapFolder = path.resolve(import.meta.dirname, '..', '..', 'resources', 'map');
const desa = places.kecamatan.flatMap((kecamatan) => kecamatan.desa);

/** The same numbers every time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const random = chance(112);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

const roads =
  'Wahid Hasyim|Merdeka|Ahmad Yani|Diponegoro|Soedirman|Hayam Wuruk|Gajah Mada|Kartini|Cokroaminoto|Brantas|Pattimura|Anggrek|Melati|Kenanga'.split(
    '|',
  );
const marks =
  'pasar|masjid|balai desa|SDN 1|SMPN 2|warung bakso|perempatan|jembatan|gapura|lapangan|pabrik gula|makam|musala|toko bangunan|kantor pos|SPBU'.split(
    '|',
  );
const people = 'Slamet|Sri|Wati|Mulyono|Sugeng|Khotimah|Hadi|Yuni|Eko|Arif|Siti|Bambang|Suparmi|Joko'.split(
  '|',
);
const sides = 'depan|belakang|sebelah utara|sebelah timur|dekat|samping'.split('|');

function address(name: string): string {
  const made = [
    () => `Jl. ${pick(roads)} No. ${1 + Math.floor(random() * 200)}, ${name}`,
    () => `${pick(sides)} ${pick(marks)} ${name}`,
    () =>
      `Dsn. ${pick(desa).name} RT ${1 + Math.floor(random() * 12)} RW ${1 + Math.floor(random() * 9)} ${name}`,
    () =>
      `Rumah Pak ${pick(people)}, Gg. ${1 + Math.floor(random() * 9)}, ${pick(sides)} ${pick(marks)}, ${name}`,
  ];
  return pick(made)();
}

const { folder, remove } = scratch();
const db = openDatabase(path.join(folder, 'siaga112.db'));
const savePast = openPastPlaces(db);
const outlines: Areas = JSON.parse(readFileSync(path.join(mapFolder, 'desa.geojson'), 'utf8'));
const labels: { features: { properties: { code: string }; geometry: { coordinates: [number, number] } }[] } =
  JSON.parse(readFileSync(path.join(mapFolder, 'labels.geojson'), 'utf8'));
const middles = new Map(
  labels.features.map(({ properties, geometry }) => [properties.code, geometry.coordinates]),
);
db.transaction(() => {
  for (let n = 0; n < PAST; n += 1) {
    const { code, name } = pick(desa);
    const [lon, lat] = middles.get(code)!;
    const incident: Incident = {
      id: newIncidentId(),
      number: String(n),
      status: 'closed',
      createdAt: n,
      createdBy: '',
      locatedAt: n,
      closedAt: n,
      outcome: 'selesai',
      suggestion: null,
      notes: [],
      calls: [],
      mergedInto: null,
      mergedFrom: [],
      splitFrom: null,
      training: false,
      seq: n,
      fields: {
        ...emptyFields,
        locationText: address(name),
        kecamatan: kecamatanOf(code),
        desa: code,
        point: { lat, lon, source: 'clicked', fillsPlace: true, certainty: 'exact' },
      },
    };
    savePast(incident, undefined);
  }
})();
db.exec(`CREATE TABLE bare (id TEXT NOT NULL, name TEXT NOT NULL) STRICT`);
const bare = db.prepare('INSERT INTO bare VALUES (?, ?)');
db.transaction(() => {
  for (const kecamatan of places.kecamatan) {
    bare.run(kecamatan.code, kecamatan.name);
    for (const one of kecamatan.desa) bare.run(one.code, one.name);
  }
  db.exec(`INSERT INTO bare SELECT 'past#' || id, name FROM past_places`);
})();
const like = db.prepare(`SELECT id, name FROM bare WHERE name LIKE '%' || ? || '%' LIMIT 8`);
const naive = (text: string) => like.all(text) as { id: string }[];

const gazetteer = openGazetteer({ db, mapFolder, placesFolder: path.join(folder, 'places') });
const find = (text: string) => gazetteer.search(text).results;

const texts = [
  ...queries.map(({ typed }) => typed),
  ...Array.from({ length: 150 }, () => address(pick(desa).name).toLowerCase()),
];
const typed = texts.flatMap((text) => Array.from(text, (_, index) => text.slice(0, index + 1)));
for (const text of typed.slice(0, 1_500)) find(text);
const ours: number[] = [];
const theirs: number[] = [];
for (const text of typed) {
  const began = performance.now();
  find(text);
  const between = performance.now();
  naive(text);
  ours.push(between - began);
  theirs.push(performance.now() - between);
}
for (const [name, share] of [
  ['gazetteer type-ahead p50', 0.5],
  ['gazetteer type-ahead p99', 0.99],
] as const) {
  report({
    name,
    value: percentile(ours, share),
    unit: 'ms',
    baseline: percentile(theirs, share),
    n: ours.length,
  });
}

const found = recall(find, 5);
report({
  name: 'gazetteer recall@5',
  value: found.share,
  unit: '1',
  baseline: recall(naive, 5).share,
  n: found.n,
});
for (const line of found.missed) console.error(`missed: ${line}`);

const inside: number[] = [];
const everywhere: number[] = [];
for (let n = 0; n < 20_000; n += 1) {
  const at = { lat: -7.779 + random() * 0.435, lon: 112.063 + random() * 0.393 };
  const began = performance.now();
  placeAt(outlines, at);
  const between = performance.now();
  outlines.features.find((feature) => booleanPointInPolygon([at.lon, at.lat], feature));
  inside.push(between - began);
  everywhere.push(performance.now() - between);
}
report({
  name: 'gazetteer point-in-polygon p99',
  value: percentile(inside, 0.99),
  unit: 'ms',
  baseline: percentile(everywhere, 0.99),
  n: inside.length,
});
gazetteer.close();
db.close();
remove();
