import type { Point } from '../../../shared/domain/incident.ts';
import type { Place } from '../../../shared/place/place-at.ts';

/** What the form says about where it is. */
export interface Where extends Place {
  point: Point | null;
}

export type View =
  | { to: 'stay' }
  | { to: 'whole' }
  | { to: 'point'; point: Point }
  | { to: 'area'; code: string };

/**
 * Where to look after the form changed. The map moves to what was newly chosen, but never under the hand of
 * somebody who just clicked on it: a point that is in sight stays where it is.
 */
export function nextView(
  before: Where,
  now: Where,
  placeOf: (point: Point) => Place,
  sees: (point: Point) => boolean,
): View {
  const pointMoved = now.point?.lat !== before.point?.lat || now.point?.lon !== before.point?.lon;
  const area = now.desa ?? now.kecamatan;
  const areaChanged = area !== (before.desa ?? before.kecamatan);
  if (!pointMoved && !areaChanged) return { to: 'stay' };
  if (now.point && (pointMoved || !area || holds(area, placeOf(now.point)))) {
    return sees(now.point) ? { to: 'stay' } : { to: 'point', point: now.point };
  }
  if (area) return areaChanged ? { to: 'area', code: area } : { to: 'stay' };
  return { to: 'whole' };
}

const holds = (area: string, place: Place): boolean => area === place.desa || area === place.kecamatan;
