import { createStore, useStore } from 'zustand';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import {
  type IncidentChanges,
  type IncidentField,
  type IncidentFields,
  isBlank,
} from '../../../shared/domain/incident.ts';
import { desk, selectedIncidentId } from '../desk/desk.ts';

/** A form that went into an incident: what it says and the incident lacks may be taken over, or not. */
export interface Offer {
  into: IncidentId;
  fields: IncidentFields;
}

const store = createStore<{ offer: Offer | null }>(() => ({ offer: null }));

export const useOffer = (): Offer | null => useStore(store, (state) => state.offer);
export const offer = (next: Offer | null): void => store.setState({ offer: next });

/** Nothing of a caller is offered to the form of another. */
desk.subscribe((state) => {
  const held = store.getState().offer;
  if (held && selectedIncidentId(state) !== held.into) offer(null);
});

/** What a form says that an incident does not. */
export function lacking(incident: IncidentFields, form: IncidentFields): IncidentChanges {
  const entries = Object.entries(form).filter(
    ([key, value]) => !isBlank(value) && isBlank(incident[key as IncidentField]),
  );
  return Object.fromEntries(entries) as IncidentChanges;
}
