import type { Point } from '../domain/incident.ts';

/** Mean radius of the earth in metres (IUGG). */
const EARTH = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** Metres along the surface, as the crow flies (haversine). */
export function distance(a: Point, b: Point): number {
  const north = Math.sin(radians(b.lat - a.lat) / 2) ** 2;
  const east = Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  const chord = north + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * east;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Where `to` lies as seen from `from`: degrees clockwise from north, 0 to 360. */
export function bearing(from: Point, to: Point): number {
  const [a, b] = [radians(from.lat), radians(to.lat)];
  const turn = radians(to.lon - from.lon);
  const east = Math.sin(turn) * Math.cos(b);
  const north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn);
  return (degrees(Math.atan2(east, north)) + 360) % 360;
}

/** The eight winds, clockwise from north. */
export const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Wind = (typeof winds)[number];

/** The wind nearest to a bearing. */
export const windOf = (angle: number): Wind => winds[Math.round(angle / 45) % 8] ?? 'n';

/** The point that lies so many metres away in a direction. */
export function destination({ lat, lon }: Point, metres: number, angle: number): Point {
  const [phi, arc, turn] = [radians(lat), metres / EARTH, radians(angle)];
  const there = Math.asin(Math.sin(phi) * Math.cos(arc) + Math.cos(phi) * Math.sin(arc) * Math.cos(turn));
  const east = Math.atan2(
    Math.sin(turn) * Math.sin(arc) * Math.cos(phi),
    Math.cos(arc) - Math.sin(phi) * Math.sin(there),
  );
  return { lat: degrees(there), lon: lon + degrees(east) };
}

/** `850 m`, `3,2 km`, `27 km`: as exact as a straight line deserves. */
export function formatDistance(metres: number, language: 'id' | 'en'): string {
  const rounded = Math.round(metres / 10) * 10;
  if (rounded < 1_000) return `${rounded} m`;
  const digits = metres < 10_000 ? 1 : 0;
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${format.format(metres / 1_000)} km`;
}
