/**
 * Makes resources/map from the source's village and kabupaten outlines. Run by hand when the source changes:
 * `node build/map/derive.ts <folder with jombang-desa.geojson and neighbour-kabupaten.geojson>`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bbox } from '@turf/bbox';
import { bboxClip } from '@turf/bbox-clip';
import type { BBox, FeatureCollection, Point } from 'geojson';
import places from '../../resources/places/jombang.json' with { type: 'json' };
import { type Area, dissolved, feature, labelPoint, parts, rounded } from './outlines.ts';
import { sources } from './sources.ts';

interface Named {
  code: string;
  name: string;
}

/** How far around Jombang the neighbours are kept, in degrees: as far as the map can be moved. */
const MARGIN = 0.25;

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node build/map/derive.ts <geo folder>');
  process.exit(2);
}
const target = path.join(import.meta.dirname, '..', '..', 'resources', 'map');

const read = (name: string): FeatureCollection<Area, Named> =>
  JSON.parse(readFileSync(path.join(folder, name), 'utf8'));

const write = (name: string, features: FeatureCollection<Area | Point, Named>['features']): void => {
  const lines = features.map((one) => JSON.stringify(one)).join(',\n');
  const text = `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`;
  writeFileSync(path.join(target, name), text);
  console.log(`${name}: ${features.length} features, ${text.length} characters`);
};

const villages = new Map(
  read('jombang-desa.geojson').features.map((one) => [one.properties.code, one.geometry]),
);
const shapeOf = (code: string): Area => {
  const shape = villages.get(code);
  if (!shape) throw new Error(`the source has no outline of ${code}`);
  return shape;
};

const desa = places.kecamatan.flatMap((kecamatan) =>
  kecamatan.desa.map(({ code, name }) => feature(rounded(shapeOf(code)), { code, name })),
);
const kecamatan = places.kecamatan.map(({ code, name, desa }) =>
  feature(rounded(dissolved(desa.map((one) => shapeOf(one.code)))), { code, name }),
);
const kabupaten = feature(rounded(dissolved([...villages.values()])), { code: '35.17', name: 'Jombang' });

const [west, south, east, north] = bbox(kabupaten);
const around: BBox = [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN];
/** Cutting an area by a box leaves an area. */
const clipped = (shape: Area): Area => {
  const { geometry } = bboxClip(shape, around);
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') throw new Error(geometry.type);
  return geometry;
};
const neighbours = read('neighbour-kabupaten.geojson')
  .features.filter(({ properties }) => properties.code !== '35.17')
  .map(({ geometry, properties: { code, name } }) => feature(rounded(clipped(geometry)), { code, name }))
  .filter(({ geometry }) => parts(geometry).length > 0);

const labels = [
  ...desa.map((one) => ({ ...one, level: 'desa' })),
  ...kecamatan.map((one) => ({ ...one, level: 'kecamatan' })),
  ...neighbours.map((one) => ({ ...one, level: 'kabupaten' })),
].map(({ geometry, properties, level }) =>
  feature({ type: 'Point' as const, coordinates: labelPoint(geometry) }, { ...properties, level }),
);

write('desa.geojson', desa);
write('kecamatan.geojson', kecamatan);
write('kabupaten.geojson', [kabupaten]);
write('neighbours.geojson', neighbours);
write('labels.geojson', labels);
writeFileSync(path.join(target, 'SOURCES.md'), sources);
