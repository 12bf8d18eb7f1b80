import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Point } from '../../../shared/domain/incident.ts';
import type { Areas } from './data.ts';

/** Administrative codes; null where it is outside Jombang or not known. */
export interface Place {
  kecamatan: string | null;
  desa: string | null;
}

/** A village's code begins with its kecamatan's: `35.17.09.2001` lies in `35.17.09`. */
export const kecamatanOf = (desa: string): string => desa.slice(0, 'pp.kk.cc'.length);

/** The village that a point lies in. */
export function placeAt(desa: Areas, { lat, lon }: Point): Place {
  const found = desa.features.find((village) => booleanPointInPolygon([lon, lat], village));
  if (!found) return { kecamatan: null, desa: null };
  const { code } = found.properties;
  return { kecamatan: kecamatanOf(code), desa: code };
}
