import type { Point } from '../domain/incident.ts';
import { readAngles } from './angles.ts';
import { readGeoUri } from './geo-uri.ts';
import { findLink, readLink } from './map-link.ts';
import { readPlusCode } from './plus-code.ts';
import type { Spotted } from './spotted.ts';

/**
 * Reads coordinates in any usual form; null when the text is none. A short plus code is the one nearest to
 * `reference`.
 */
export function readCoordinates(text: string, reference: Point): Spotted | null {
  const trimmed = text.trim();
  const link = findLink(trimmed);
  if (link) return checked(readLink(link, reference));
  if (/^geo:/i.test(trimmed)) return checked(readGeoUri(trimmed));
  return checked(readPlusCode(trimmed, reference) ?? readAngles(trimmed));
}

function checked(spotted: Spotted | null): Spotted | null {
  if (spotted?.kind !== 'point') return spotted;
  const { lat, lon } = spotted.point;
  const there = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return there ? { ...spotted, point: rounded(spotted.point) } : { kind: 'problem', problem: 'out_of_range' };
}

/** Seven decimals are a centimetre. */
const rounded = ({ lat, lon }: Point): Point => ({
  lat: Number(lat.toFixed(7)) || 0,
  lon: Number(lon.toFixed(7)) || 0,
});
