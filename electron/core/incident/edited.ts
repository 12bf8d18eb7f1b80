import { isDeepStrictEqual } from 'node:util';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { applyChanges, type Incident, type IncidentChanges } from '../../../shared/domain/incident.ts';
import { suggestionFor } from '../../../shared/protocol/assess.ts';
import type { Context } from '../log/decision.ts';
import type { IncidentFact } from '../log/entries.ts';

type Held = Pick<Incident, 'fields' | 'suggestion'>;

/** The one way to change fields: the change, and what the guides make of it when that is something new. */
export function edited(
  id: IncidentId,
  held: Held,
  changes: IncidentChanges,
  context: Context,
): IncidentFact[] {
  if (Object.keys(changes).length === 0) return [];
  const fields = applyChanges(held.fields, changes);
  return [
    { type: 'incident.edited', subject: id, data: { changes } },
    ...suggested(id, { fields, suggestion: held.suggestion }, context),
  ];
}

/** What the guides make of the fields, when it is something else than what is held. */
export function suggested(id: IncidentId, held: Held, { protocols }: Context): IncidentFact[] {
  const now = suggestionFor(protocols, held.fields);
  if (isDeepStrictEqual(held.suggestion, now)) return [];
  const nothing = { protocol: null, priority: null, reasons: [], hazards: [], agencies: [] };
  return [{ type: 'incident.suggested', subject: id, data: now ?? nothing }];
}
