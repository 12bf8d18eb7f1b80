import type { Place } from '../../../shared/place/place-at.ts';
import { type GotPoint, takePoint } from '../../../shared/place/take-point.ts';
import { edit, formFields } from '../intake/autosave.ts';

/** Makes a point that of the open report; what the operator chose or typed stays. */
export const takeIntoForm = (point: GotPoint, place: Place): void =>
  edit(takePoint(formFields(), point, () => ({ kecamatan: place.kecamatan, desa: place.desa })));
