import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../electron/core/database/open.ts';
import { openGazetteer } from '../../../electron/core/gazetteer/gazetteer.ts';
import { placesFolder } from '../../../electron/core/gazetteer/imported.ts';
import { queries, recall } from './recall.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'siaga112-places-'));
mkdirSync(placesFolder(folder));
// Invented for this test only: the app ships no landmark.
writeFileSync(
  path.join(placesFolder(folder), 'uji.csv'),
  [
    'nama;jenis;alias;lintang;bujur',
    'Pasar Uji Ploso;pasar;;-7,45;112,22',
    'Ponpes Percobaan Tambakberas;ponpes;PP Coba;-7,53;112,24',
    'RSUD Contoh Jombang;rumah sakit;;-7,55;112,23',
    'SDN Cukir Contoh 3;sekolah;;-7,6;112,24',
    'Jalan Raya Percontohan;jalan;;-7,55;112,22',
    ';pasar;;-7,5;112,2',
    'Terbalik;pasar;;112,2;-7,5',
  ].join('\r\n'),
);
const db = openDatabase(path.join(folder, 'siaga112.db'));
const gazetteer = openGazetteer({
  db,
  mapFolder: path.resolve(import.meta.dirname, '..', '..', '..', 'resources', 'map'),
  placesFolder: placesFolder(folder),
});
afterAll(() => {
  gazetteer.close();
  db.close();
  rmSync(folder, { recursive: true });
});
const find = (text: string) => gazetteer.search(text).results;
const first = (text: string) => find(text)[0];

test('of names as hurried people write them, the right one is among the first five', () => {
  const { share, missed, n } = recall(find, 5);
  expect(n).toBeGreaterThanOrEqual(200);
  expect(share, missed.join('\n')).toBeGreaterThanOrEqual(0.9);
});

test('the list of queries speaks of every kecamatan', () => {
  expect(new Set(queries.map(({ code }) => code.slice(0, 8))).size).toBe(21);
});

test('a name as it is written officially comes first, for every kecamatan', () => {
  for (const code of new Set(queries.map((query) => query.code.slice(0, 8)))) {
    const [name] = find(
      code === '35.17.09' ? 'jombang' : queries.find((q) => q.code === code)!.means.slice(10),
    );
    expect(name?.id).toBe(code);
  }
});

test('desa of the same name are told apart by the kecamatan that is typed with them', () => {
  expect(
    find('Sumberagung')
      .slice(0, 3)
      .map(({ kecamatan }) => kecamatan)
      .sort(),
  ).toEqual(['35.17.01', '35.17.10', '35.17.20']);
  expect(first('sumberagung megaluh')?.kecamatan).toBe('35.17.20');
  expect(first('peterongan sumber agung')?.kecamatan).toBe('35.17.10');
  expect(first('ds perak')?.kind).toBe('desa');
  expect(first('kec perak')?.kind).toBe('kecamatan');
});

test('a desa stands for its whole area, and brings its kecamatan', () => {
  expect(first('cukir diwek')).toMatchObject({
    kind: 'desa',
    desa: '35.17.08.2007',
    kecamatan: '35.17.08',
    point: { source: 'searched', certainty: 'area', area: '35.17.08.2007' },
  });
});

describe('what the administrator imported', () => {
  test.each([
    ['ps uji ploso', 'Pasar Uji Ploso'],
    ['psr uji', 'Pasar Uji Ploso'],
    ['pasar uji ploos', 'Pasar Uji Ploso'],
    ['pondok pesantren percobaan', 'Ponpes Percobaan Tambakberas'],
    ['pp coba', 'Ponpes Percobaan Tambakberas'],
    ['tambak beras', 'Ponpes Percobaan Tambakberas'],
    ['rumah sakit umum daerah contoh', 'RSUD Contoh Jombang'],
    ['rsud cntoh', 'RSUD Contoh Jombang'],
    ['sd negeri cukir contoh', 'SDN Cukir Contoh 3'],
    ['jl raya percontoan', 'Jalan Raya Percontohan'],
  ])('%s is %s', (typed, name) => {
    expect(find(typed).map((found) => found.name)).toContain(name);
  });

  test('its kecamatan and desa are those that its point lies in', () => {
    const [road] = find('raya percontohan');
    expect(road).toMatchObject({ kind: 'road', kecamatan: '35.17.09', point: { certainty: 'exact' } });
  });

  test('rows that cannot be used are named, and the others are there', () => {
    expect(gazetteer.problems).toEqual([
      { code: 'N_PLACES_SKIPPED', params: { file: 'uji.csv', count: 2, row: 7, reason: 'no name' } },
    ]);
  });
});

describe('coordinates', () => {
  test('lie in their desa, and are what the caller said', () => {
    expect(first('-7.546, 112.233')).toMatchObject({
      kind: 'coordinates',
      kecamatan: '35.17.09',
      outside: null,
      point: { source: 'said', certainty: 'near' },
      why: 'degrees',
    });
  });

  test('outside Jombang they are taken, and say whose side it is', () => {
    expect(first('-7.4720, 112.4380')).toMatchObject({ kecamatan: null, outside: 'Kota Mojokerto' });
    expect(first('-7.60, 111.90')).toMatchObject({ kecamatan: null, outside: 'Kabupaten Nganjuk' });
    expect(first('1.3, 103.8')).toMatchObject({ kecamatan: null, outside: '' });
  });

  test('without the minus sign the south is offered first', () => {
    expect(find('7.546 112.233').map(({ why, kecamatan }) => [why, kecamatan])).toEqual([
      ['southern', '35.17.09'],
      ['degrees', null],
    ]);
  });

  test('a short link says that it holds none', () => {
    expect(gazetteer.search('https://maps.app.goo.gl/abc')).toEqual({ results: [], problem: 'short_link' });
  });
});

test('whatever is typed gives at most eight places, the same each time', { timeout: 60_000 }, () => {
  const word = fc.constantFrom(
    'mojo',
    'kec',
    'ds',
    'jombang',
    'uji',
    '7',
    'pasar',
    'x',
    '"',
    '*',
    'OR',
    'zz',
    '°',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const once = gazetteer.search(text);
      expect(once.results.length).toBeLessThanOrEqual(8);
      expect(gazetteer.search(text)).toEqual(once);
    }),
    { numRuns: 300 },
  );
});
