import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FeatureCollection, Point as GeoPoint } from 'geojson';
import places from '../../../resources/places/jombang.json' with { type: 'json' };
import type { Point } from '../../../shared/domain/incident.ts';
import { type Areas, areaAt, type Place, placeAt } from '../../../shared/place/place-at.ts';
import type { Area } from './areas.ts';

type Labels = FeatureCollection<GeoPoint, { code: string }>;

/** Where everything in Jombang is, from `resources/map`. */
export interface MapData {
  areas: (Area & { point: Point })[];
  placeOf(point: Point): Place;
  /** The neighbour that a point outside Jombang lies in; empty when it is none of them. */
  neighbourOf(point: Point): string;
  middle: Point;
}

export function readMapData(folder: string): MapData {
  const read = <T>(name: string): T =>
    JSON.parse(readFileSync(path.join(folder, `${name}.geojson`), 'utf8')) as T;
  const desa = read<Areas>('desa');
  // A kota lies within its kabupaten, and comes after it.
  const neighbours = read<Areas>('neighbours');
  neighbours.features.reverse();
  const points = new Map(
    read<Labels>('labels').features.map(({ properties, geometry }) => {
      const [lon = 0, lat = 0] = geometry.coordinates;
      return [properties.code, { lat, lon }];
    }),
  );
  const point = (code: string): Point => {
    const found = points.get(code);
    if (!found) throw new Error(`the map has no label for ${code}`);
    return found;
  };
  const area = (kind: Area['kind']) => (one: { code: string; name: string }) => ({
    kind,
    code: one.code,
    name: one.name,
    point: point(one.code),
  });
  return {
    areas: places.kecamatan.flatMap((kecamatan) => [
      area('kecamatan')(kecamatan),
      ...kecamatan.desa.map(area('desa')),
    ]),
    placeOf: (at) => placeAt(desa, at),
    neighbourOf: (at) => areaAt(neighbours, at)?.name ?? '',
    middle: point('35.17.09'),
  };
}
