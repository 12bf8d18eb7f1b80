import type { LocatedPoint, Point } from '../../../shared/domain/incident.ts';
import type { Place } from '../../../shared/place/place-at.ts';

/** What the form says about where it is. */
export interface Where extends Place {
  point: LocatedPoint | null;
}

export type View =
  | { to: 'stay' }
  | { to: 'whole' }
  | { to: 'point'; point: Point }
  | { to: 'area'; code: string };

/**
 * Where to look after the form changed. The map moves to what was newly chosen, but never under the hand of somebody who
 * just clicked on it: a clicked point that is in sight stays where it is, any other one is looked at closely. `sees` says
 * whether a point is in sight, closely or at all.
 */
export function nextView(
  before: Where,
  now: Where,
  placeOf: (point: Point) => Place,
  sees: (point: Point, closely: boolean) => boolean,
): View {
  const { point } = now;
  const pointMoved = point?.lat !== before.point?.lat || point?.lon !== before.point?.lon;
  const area = now.desa ?? now.kecamatan;
  const areaChanged = area !== (before.desa ?? before.kecamatan);
  if (!pointMoved && !areaChanged) return { to: 'stay' };
  if (point && (pointMoved || !area || holds(area, placeOf(point)))) {
    if (sees(point, pointMoved && point.source !== 'clicked')) return { to: 'stay' };
    return point.certainty === 'area' ? { to: 'area', code: point.area } : { to: 'point', point };
  }
  if (area) return areaChanged ? { to: 'area', code: area } : { to: 'stay' };
  return { to: 'whole' };
}

const holds = (area: string, place: Place): boolean => area === place.desa || area === place.kecamatan;
