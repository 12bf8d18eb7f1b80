import { applyChanges, emptyFields, type Incident, isLocated } from '../../../shared/domain/incident.ts';
import type { Entry, IncidentFact } from '../log/entries.ts';

/** The incident after one more entry. */
export function evolveIncident(
  incident: Incident | undefined,
  entry: Entry<IncidentFact>,
): Incident | undefined {
  if (!incident) {
    if (entry.type !== 'incident.created') return undefined;
    return {
      id: entry.subject,
      number: entry.data.number,
      status: 'draft',
      createdAt: entry.at,
      createdBy: entry.actor,
      locatedAt: null,
      closedAt: null,
      outcome: '',
      fields: emptyFields,
      suggestion: null,
      notes: [],
      calls: [],
      mergedInto: null,
      mergedFrom: [],
      splitFrom: null,
      training: entry.data.training,
      seq: entry.seq,
    };
  }
  return { ...step(incident, entry), seq: entry.seq };
}

function step(incident: Incident, entry: Entry<IncidentFact>): Incident {
  switch (entry.type) {
    case 'incident.created':
      return incident;
    case 'incident.edited': {
      const fields = applyChanges(incident.fields, entry.data.changes ?? {});
      const locatedAt = incident.locatedAt ?? (isLocated(fields) ? entry.at : null);
      return { ...incident, fields, locatedAt };
    }
    case 'incident.suggested': {
      const { protocol, priority, reasons = [], hazards = [], agencies = [] } = entry.data;
      const suggestion = protocol && priority ? { protocol, priority, reasons, hazards, agencies } : null;
      return { ...incident, suggestion };
    }
    case 'incident.noted': {
      const note = { at: entry.at, by: entry.actor, text: entry.data.text ?? '' };
      return { ...incident, notes: [...incident.notes, note] };
    }
    case 'incident.linked':
      return incident.calls.includes(entry.data.callId)
        ? incident
        : { ...incident, calls: [...incident.calls, entry.data.callId] };
    case 'incident.unlinked':
      return { ...incident, calls: incident.calls.filter((id) => id !== entry.data.callId) };
    case 'incident.opened':
      return { ...incident, status: 'open', closedAt: null, outcome: '' };
    case 'incident.closed':
      return { ...incident, status: 'closed', closedAt: entry.at, outcome: entry.data.outcome ?? '' };
    case 'incident.mergedInto':
      return {
        ...incident,
        status: 'closed',
        closedAt: incident.closedAt ?? entry.at,
        mergedInto: entry.data.incident,
      };
    case 'incident.mergedFrom':
      return { ...incident, mergedFrom: [...incident.mergedFrom, ...entry.data.incidents] };
    case 'incident.splitFrom':
      return { ...incident, splitFrom: entry.data.incident };
    case 'incident.splitInto':
      return incident;
  }
}
