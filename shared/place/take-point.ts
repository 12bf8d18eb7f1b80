import type { IncidentChanges, IncidentFields, LocatedPoint } from '../domain/incident.ts';
import type { Place } from './place-at.ts';

/** A point as it was got: whether it fills the form's kecamatan and desa is decided here. */
type WithoutFills<T> = T extends unknown ? Omit<T, 'fillsPlace'> : never;
export type GotPoint = WithoutFills<LocatedPoint>;

/**
 * What changes in the form when a point is set or moved. Kecamatan and desa follow the point only while they
 * are empty, or came from the point before it: what the operator chose is never replaced.
 */
export function takePoint(
  form: Pick<IncidentFields, 'point' | 'kecamatan' | 'desa'>,
  point: GotPoint,
  placeOf: (point: GotPoint) => Place,
): IncidentChanges {
  const free = form.kecamatan === null && form.desa === null;
  const fillsPlace = free || form.point?.fillsPlace === true;
  return { point: { ...point, fillsPlace }, ...(fillsPlace ? placeOf(point) : {}) };
}

/** What changes in the form when the operator chooses the place: from now on it does not follow the point. */
export const choosePlace = (form: Pick<IncidentFields, 'point'>, place: Place): IncidentChanges => ({
  ...place,
  ...(form.point?.fillsPlace ? { point: { ...form.point, fillsPlace: false } } : {}),
});
