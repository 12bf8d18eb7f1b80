import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Compression, TileType } from 'pmtiles';
import { importMap } from '../../electron/core/map/import.ts';
import type { Result } from '../../shared/contract/errors.ts';
import type { Basemap } from '../../shared/domain/basemap.ts';
import { picture, schemas, vectorArchive, writeArchive } from '../maps/archive.ts';
import { expect, test } from './fixture.ts';

const cli = path.resolve(import.meta.dirname, '..', '..', 'electron', 'cli', 'siaga.ts');

/** What the terminal says and how it ends. */
function siaga(folder: string, file: string): { status: number | null; told: unknown } {
  const done = spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...[cli, 'import-map', file, '--json', '--data', path.join(folder, 'data')],
    ],
    { encoding: 'utf8' },
  );
  return { status: done.status, told: JSON.parse(done.stdout) };
}

let clock = 0;
const take = (folder: string, file: string): Promise<Result<Basemap>> =>
  importMap({ file, folder: path.join(folder, 'map'), now: ++clock, progress: () => undefined });

const put = (folder: string, name: string, bytes: Buffer | string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
const used = (folder: string): Basemap =>
  JSON.parse(readFileSync(path.join(folder, 'map', 'basemap.json'), 'utf8'));
const archives = (folder: string): string[] =>
  readdirSync(path.join(folder, 'map')).filter((name) => name !== 'basemap.json');

test.for(['protomaps', 'openmaptiles'] as const)(
  'vector tiles in the %s schema are taken into use, byte for byte',
  async (schema, { folder }) => {
    const bytes = vectorArchive(schema);
    const taken = await take(folder, put(folder, 'Peta Jombang.pmtiles', bytes));
    expect(taken).toMatchObject({
      ok: true,
      value: { schema, name: 'Peta Jombang.pmtiles', attribution: '© Peta Uji', maxZoom: 12 },
    });
    expect(taken).toEqual({ ok: true, value: used(folder) });
    expect(archives(folder)).toEqual([used(folder).file]);
    expect(readFileSync(path.join(folder, 'map', used(folder).file)).equals(bytes)).toBe(true);
  },
);

test('pictures are taken into use too, and directories in leaves are followed', async ({ folder }) => {
  const raster = put(folder, 'foto.pmtiles', writeArchive({ content: picture }));
  expect(await take(folder, raster)).toMatchObject({ ok: true, value: { schema: null } });
  const leafy = put(folder, 'daun.pmtiles', vectorArchive('protomaps', { leaves: 10 }));
  expect(await take(folder, leafy)).toMatchObject({ ok: true, value: { schema: 'protomaps' } });
});

test('a newer map replaces the one before it, whose file goes', async ({ folder }) => {
  await take(folder, put(folder, 'a.pmtiles', vectorArchive('protomaps')));
  const before = used(folder).file;
  await take(folder, put(folder, 'b.pmtiles', vectorArchive('openmaptiles')));
  expect(used(folder).name).toBe('b.pmtiles');
  expect(used(folder).file).not.toBe(before);
  expect(archives(folder)).toEqual([used(folder).file]);
});

const whole = vectorArchive('protomaps');
const damaged = (at: (bytes: Buffer) => number): Buffer => {
  const bytes = Buffer.from(whole);
  const start = at(bytes);
  bytes.fill(0x5a, start, start + 40);
  return bytes;
};
const long = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at));

test.for<[string, string, Buffer]>([
  ['an empty file', 'E_MAP_FOREIGN', Buffer.alloc(0)],
  ['a file of another kind', 'E_MAP_FOREIGN', Buffer.from('SQLite format 3\0, and more of it')],
  ['an archive of version 2', 'E_MAP_FOREIGN', Buffer.concat([Buffer.from('PM\x02\0'), Buffer.alloc(600)])],
  ['a header without the rest', 'E_MAP_BROKEN', whole.subarray(0, 127)],
  ['a copy that broke off in the header', 'E_MAP_BROKEN', whole.subarray(0, 60)],
  ['a copy that broke off in the tiles', 'E_MAP_BROKEN', whole.subarray(0, whole.length - 1)],
  ['a damaged root directory', 'E_MAP_BROKEN', damaged(() => 127)],
  ['damaged metadata', 'E_MAP_BROKEN', damaged((bytes) => long(bytes, 24))],
  ['a damaged tile of Jombang', 'E_MAP_BROKEN', damaged((bytes) => long(bytes, 56) + 2_000)],
  [
    'a damaged tile that is not compressed',
    'E_MAP_BROKEN',
    writeArchive({
      content: Buffer.from('not a tile'),
      tileType: TileType.Mvt,
      metadata: { vector_layers: [{ id: 'transportation' }] },
    }),
  ],
  ['pictures that are none', 'E_MAP_BROKEN', writeArchive({ content: Buffer.from('not a picture') })],
  ['tiles of an unknown kind', 'E_MAP_TYPE', vectorArchive('protomaps', { tileType: TileType.Mlt })],
  ['tiles packed with zstd', 'E_MAP_TYPE', vectorArchive('protomaps', { tileCompression: Compression.Zstd })],
  [
    'layers of an unknown schema',
    'E_MAP_SCHEMA',
    writeArchive({ content: { jalan: schemas.protomaps['roads']! } }),
  ],
  ['a map of Bali', 'E_MAP_ELSEWHERE', vectorArchive('protomaps', { bounds: [114.4, -8.9, 115.8, -8] })],
  [
    'a map of half of Jombang',
    'E_MAP_ELSEWHERE',
    vectorArchive('protomaps', { bounds: [112, -7.9, 112.25, -7.2] }),
  ],
  ['a map that knows no streets', 'E_MAP_COARSE', vectorArchive('protomaps', { maxZoom: 8 })],
])('%s is refused with the reason, and the old map stays', async ([, code, bytes], { folder }) => {
  await take(folder, put(folder, 'lama.pmtiles', whole));
  const before = used(folder);
  const answer = await take(folder, put(folder, 'baru.pmtiles', bytes));
  expect(answer).toMatchObject({ ok: false, refusal: { code } });
  expect(used(folder)).toEqual(before);
  expect(archives(folder)).toEqual([before.file]);
});

test('a file that says it covers Jombang, and has no tile there, is refused', async ({ folder }) => {
  const bytes = vectorArchive('protomaps', { bounds: [114.4, -8.9, 115.8, -8] });
  for (const [index, degrees] of [112, -7.9, 112.6, -7.2].entries())
    bytes.writeInt32LE(degrees * 1e7, 102 + index * 4);
  expect(await take(folder, put(folder, 'bohong.pmtiles', bytes))).toMatchObject({
    ok: false,
    refusal: { code: 'E_MAP_ELSEWHERE' },
  });
});

test('a file that is not there, and a folder that cannot be written, fail with a sentence', async ({
  folder,
}) => {
  expect(await take(folder, path.join(folder, 'tidak-ada.pmtiles'))).toMatchObject({
    ok: false,
    refusal: { code: 'E_MAP_UNREADABLE' },
  });
  writeFileSync(path.join(folder, 'map'), 'a file where the folder should be');
  expect(await take(folder, put(folder, 'a.pmtiles', whole))).toMatchObject({
    ok: false,
    refusal: { code: 'E_MAP_WRITE' },
  });
});

test('the core takes a file for main, tells how far it is, and tells the screen', async ({
  folder,
  start,
}) => {
  const core = start();
  await core.hears('opened');
  expect(await core.tell('map.basemap', {})).toBeNull();
  const file = put(folder, 'peta.pmtiles', whole);
  const taken = await core.tell('map.import', { file });
  expect(taken).toMatchObject({ name: 'peta.pmtiles', size: whole.length });
  const told = await core.event('map.changed', (basemap) => basemap !== null);
  expect(told).toEqual(taken);
  const steps = core.said.filter((message) => message.kind === 'event' && message.name === 'map.importing');
  expect(steps.at(-1)).toMatchObject({ payload: { step: 'copy', done: whole.length, total: whole.length } });
  expect(await core.tell('map.basemap', {})).toEqual(taken);
  await core.tell('map.remove', {});
  await core.event('map.changed', (basemap) => basemap === null);
  expect(archives(folder)).toEqual([]);
});

test('the terminal names the reason of a refusal, and ends with 1', ({ folder }) => {
  const { status, told } = siaga(folder, put(folder, 'putus.pmtiles', whole.subarray(0, 5_000)));
  expect([status, told]).toMatchObject([1, { error: { code: 'E_MAP_BROKEN' } }]);
});

test('a map that the terminal brings while the app runs is told to the screen', async ({ folder, start }) => {
  const core = start();
  await core.hears('opened');
  expect(siaga(folder, put(folder, 'malam.pmtiles', whole))).toMatchObject({ status: 0 });
  expect(await core.event('map.changed', (basemap) => basemap !== null)).toMatchObject({
    name: 'malam.pmtiles',
  });
});

test('a card that nobody can read means no basemap, not a failure', async ({ folder, start }) => {
  mkdirSync(path.join(folder, 'map'), { recursive: true });
  put(path.join(folder, 'map'), 'basemap.json', '{ "file": "../../etc/passwd" }');
  const core = start();
  await core.hears('opened');
  expect(await core.tell('map.basemap', {})).toBeNull();
  rmSync(path.join(folder, 'map'), { recursive: true });
});
