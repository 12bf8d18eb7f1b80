import { type Incident, type IncidentField, isBlank } from '../../../shared/domain/incident.ts';

/**
 * What was written down about one call of an event: first what its own report said before it was merged, then what
 * the event says beside it. The place is one thing: a desa of the event is no part of another kecamatan.
 */
export function reportOf(event: Incident, own: Incident | undefined): Incident {
  if (!own) return event;
  const said = Object.entries(own.fields).filter(([, value]) => !isBlank(value)) as [IncidentField, never][];
  const { kecamatan, desa } = own.fields.kecamatan === null ? event.fields : own.fields;
  return {
    ...event,
    fields: { ...event.fields, ...Object.fromEntries(said), kecamatan, desa },
    suggestion: own.suggestion ?? event.suggestion,
    locatedAt: own.locatedAt ?? event.locatedAt,
  };
}
