import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newIncidentId } from '../../shared/domain/ids.ts';
import type { CoreProcess } from './core-process.ts';
import { expect, test } from './fixture.ts';

const point = {
  lat: -7.5461,
  lon: 112.2331,
  source: 'clicked',
  certainty: 'exact',
  fillsPlace: true,
} as const;
const changes = {
  locationText: 'Gang Uji belakang gudang tebu',
  desa: '35.17.09.1001',
  kecamatan: '35.17.09',
  point,
};

async function report(core: CoreProcess, more: object = {}): Promise<ReturnType<typeof newIncidentId>> {
  const incidentId = newIncidentId();
  await core.tell('incident.create', { incidentId, callId: null, changes: { ...changes, ...more } });
  return incidentId;
}
/** Earlier places only: names of desa are like anything. */
const names = async (core: CoreProcess, text: string): Promise<string[]> =>
  (await core.tell('place.search', { text })).results
    .filter(({ kind }) => kind === 'past')
    .map(({ name }) => name);

test('where something happened is found again, also with slips, and counted', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  await report(core);
  await report(core);
  const { results } = await core.tell('place.search', { text: 'gudang tebu' });
  expect(results.filter(({ kind }) => kind === 'past')).toMatchObject([
    {
      kind: 'past',
      name: changes.locationText,
      desa: changes.desa,
      times: 2,
      point: { source: 'searched', certainty: 'exact' },
    },
  ]);
  expect(await names(core, 'gudnag tebu jombang')).toContain(changes.locationText);
  expect(await names(core, 'belakang gudangtebu')).toContain(changes.locationText);
});

test('a place whose report is corrected is found by its new words only', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  const incidentId = await report(core);
  await core.tell('incident.edit', { incidentId, changes: { locationText: 'Pabrik kecap' } });
  expect(await names(core, 'gudang tebu')).toEqual([]);
  expect(await names(core, 'pabrik kecap')).toContain('Pabrik kecap');
  await core.tell('incident.edit', { incidentId, changes: { point: null } });
  expect(await names(core, 'pabrik kecap')).toEqual([]);
});

test('a place that only stands for a whole desa is no place to be found again', async ({ start }) => {
  const core = start();
  await core.hears('opened');
  await report(core, { point: { ...point, certainty: 'area', area: '35.17.09.1001' } });
  expect(await names(core, 'gudang tebu')).toEqual([]);
});

test('lists in the places folder are searched from the start, and a bad row is named', async ({
  folder,
  start,
}) => {
  mkdirSync(path.join(folder, 'data', 'places'), { recursive: true });
  writeFileSync(
    path.join(folder, 'data', 'places', 'uji.geojson'),
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { name: 'Balai Uji' },
          geometry: { type: 'Point', coordinates: [112.2331, -7.5461] },
        },
        {
          type: 'Feature',
          properties: { name: 'Ruas Uji', highway: 'residential' },
          geometry: {
            type: 'LineString',
            coordinates: [
              [112.23, -7.54],
              [112.231, -7.541],
              [112.24, -7.55],
            ],
          },
        },
        {
          type: 'Feature',
          properties: { name: 'Jauh' },
          geometry: { type: 'Point', coordinates: [106.8, -6.2] },
        },
      ],
    }),
  );
  const core = start();
  await core.hears('opened');
  expect((await core.tell('place.search', { text: 'balai uji' })).results[0]).toMatchObject({
    kind: 'landmark',
    kecamatan: '35.17.09',
    point: { certainty: 'exact' },
  });
  expect((await core.tell('place.search', { text: 'ruas uji' })).results[0]).toMatchObject({
    kind: 'road',
    point: { certainty: 'near' },
  });
  expect((await core.hears('problem')).refusal).toMatchObject({
    code: 'N_PLACES_SKIPPED',
    params: { file: 'uji.geojson', row: 3 },
  });
});

test('the terminal takes a list, names its bad rows, and refuses what is none', ({ folder }) => {
  const cli = path.resolve(import.meta.dirname, '..', '..', 'electron', 'cli', 'siaga.ts');
  const siaga = (file: string) =>
    spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', cli, 'import-places', file, '--data', folder, '--json'],
      {
        encoding: 'utf8',
      },
    );
  const list = path.join(folder, 'uji.csv');
  writeFileSync(list, 'name,lat,lon\r\nBalai Uji,-7.5461,112.2331\r\nTanpa titik,,\r\n');
  const took = siaga(list);
  expect(took.status).toBe(0);
  expect(JSON.parse(took.stdout)).toEqual({
    file: 'uji.csv',
    places: 1,
    bad: [{ row: 3, reason: 'no coordinates' }],
  });
  expect(readdirSync(path.join(folder, 'places'))).toEqual(['uji.csv']);
  const broken = path.join(folder, 'rusak.geojson');
  writeFileSync(broken, '{"type":"FeatureColl');
  expect(siaga(broken).status).toBe(1);
  expect(readdirSync(path.join(folder, 'places'))).toEqual(['uji.csv']);
});
