import adjacent from '../../../resources/places/adjacent.json' with { type: 'json' };
import type { SimilarReason } from '../../../shared/contract/incident.ts';
import type { IncidentFields, Point } from '../../../shared/domain/incident.ts';
import { kecamatanOf } from '../../../shared/place/place-at.ts';

type Place = Pick<IncidentFields, 'point' | 'kecamatan' | 'desa'>;
/** From 1, the same spot, over 0, nothing known, to -1, certainly elsewhere; with what is said of it. */
export interface Nearness {
  value: number;
  reason: SimilarReason | null;
}
const unknown: Nearness = { value: 0, reason: null };

const touching: Readonly<Record<string, readonly string[]>> = adjacent;
const kecamatanTouching = new Set(
  Object.entries(touching).flatMap(([desa, others]) =>
    others.map((other) => `${kecamatanOf(desa)} ${kecamatanOf(other)}`),
  ),
);

const EARTH_M = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine). */
export function metresBetween(a: Point, b: Point): number {
  const dLat = radians(b.lat - a.lat);
  const dLon = radians(b.lon - a.lon);
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Callers point at the same fire from different sides: up to this far apart counts in full. */
const SAME_SPOT_M = 150;
/** Every so many metres more halve it. */
const HALVED_M = 600;
const ELSEWHERE_M = 3_000;

/** How near two reported places are: by their points, or by their desa and kecamatan where one has no point. */
export function nearness(a: Place, b: Place): Nearness {
  return betweenPoints(a, b) ?? betweenAreas(a, b);
}

function betweenPoints(a: Place, b: Place): Nearness | null {
  if (!a.point || !b.point || a.point.certainty === 'area' || b.point.certainty === 'area') return null;
  const metres = metresBetween(a.point, b.point);
  const unsure = radius(a.point) + radius(b.point);
  const apart = Math.max(0, metres - unsure);
  if (apart > ELSEWHERE_M) return { value: -1, reason: null };
  // A wide circle says less than a spot: what lies within it is no more than likely.
  const sure = unsure > SAME_SPOT_M ? 0.6 : 1;
  const value = sure * 0.5 ** (Math.max(0, apart - SAME_SPOT_M) / HALVED_M);
  return { value, reason: { kind: 'distance', metres: Math.round(metres), score: 0 } };
}

const radius = (point: NonNullable<Place['point']>): number =>
  point.certainty === 'near' ? point.radius : 0;

function betweenAreas(a: Place, b: Place): Nearness {
  const [one, other] = [areaOf(a), areaOf(b)];
  if (!one || !other) return unknown;
  if (one.desa && other.desa) {
    if (one.desa === other.desa) return { value: 0.6, reason: place('desa', one.desa) };
    if (touching[one.desa]?.includes(other.desa)) {
      return { value: 0.35, reason: place('desaNextTo', other.desa) };
    }
  }
  if (one.kecamatan === other.kecamatan) {
    return { value: 0.25, reason: place('kecamatan', one.kecamatan) };
  }
  return kecamatanTouching.has(`${one.kecamatan} ${other.kecamatan}`)
    ? { value: -0.3, reason: null }
    : { value: -0.8, reason: null };
}

const place = (kind: 'desa' | 'desaNextTo' | 'kecamatan', code: string): SimilarReason => ({
  kind,
  code,
  score: 0,
});

/** The chosen desa and kecamatan, else the area that the point stands for. */
function areaOf({ point, kecamatan, desa }: Place): { kecamatan: string; desa: string | null } | null {
  if (desa) return { kecamatan: kecamatanOf(desa), desa };
  if (kecamatan) return { kecamatan, desa: null };
  if (point?.certainty !== 'area') return null;
  const known = kecamatanOf(point.area);
  return { kecamatan: known, desa: point.area === known ? null : point.area };
}
