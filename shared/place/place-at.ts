import { bbox } from '@turf/bbox';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Point } from '../domain/incident.ts';

interface Named {
  /** Administrative code, for example `35.17.09` or `35.17.09.2001`. */
  code: string;
  name: string;
}

export type Areas = FeatureCollection<Polygon | MultiPolygon, Named>;

/** Administrative codes; null where it is outside Jombang or not known. */
export interface Place {
  kecamatan: string | null;
  desa: string | null;
}

/** A village's code begins with its kecamatan's: `35.17.09.2001` lies in `35.17.09`. */
export const kecamatanOf = (desa: string): string => desa.slice(0, 'pp.kk.cc'.length);

/** The village that a point lies in. */
export function placeAt(desa: Areas, point: Point): Place {
  const found = areaAt(desa, point);
  return found ? { kecamatan: kecamatanOf(found.code), desa: found.code } : { kecamatan: null, desa: null };
}

/** The first area that a point lies in. */
export function areaAt(areas: Areas, { lat, lon }: Point): Named | null {
  const found = boxed(areas).find(
    ({ box: [west, south, east, north], feature }) =>
      lon >= west &&
      lon <= east &&
      lat >= south &&
      lat <= north &&
      booleanPointInPolygon([lon, lat], feature),
  );
  return found?.feature.properties ?? null;
}

interface Boxed {
  box: readonly [number, number, number, number];
  feature: Areas['features'][number];
}

/** Most areas are far from the point, which their boxes tell; the boxes are measured once. */
const measured = new WeakMap<Areas, readonly Boxed[]>();

function boxed(areas: Areas): readonly Boxed[] {
  const known = measured.get(areas);
  if (known) return known;
  const boxes = areas.features.map((feature): Boxed => {
    const [west, south, east, north] = bbox(feature);
    return { box: [west, south, east, north], feature };
  });
  measured.set(areas, boxes);
  return boxes;
}
