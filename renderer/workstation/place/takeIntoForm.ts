import { emptyFields, type IncidentFields } from '../../../shared/domain/incident.ts';
import type { Place } from '../../../shared/place/place-at.ts';
import { type GotPoint, takePoint } from '../../../shared/place/take-point.ts';
import { desk, selectedIncident, selectedIncidentId } from '../desk/desk.ts';
import { drafts, edit } from '../intake/autosave.ts';

/** Makes a point that of the open report; what the operator chose or typed stays. */
export const takeIntoForm = (point: GotPoint, place: Place): void =>
  edit(takePoint(currentFields(), point, () => ({ kecamatan: place.kecamatan, desa: place.desa })));

type Located = Pick<IncidentFields, 'point' | 'kecamatan' | 'desa'>;

function currentFields(): Located {
  const state = desk.getState();
  const id = selectedIncidentId(state);
  const { point, kecamatan, desa } = {
    ...emptyFields,
    ...selectedIncident(state)?.fields,
    ...(id ? drafts.getState()[id]?.typed : {}),
  };
  return { point, kecamatan, desa };
}
