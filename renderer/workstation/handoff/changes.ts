import type { HandOff } from '../../../shared/domain/handoff.ts';
import {
  effectivePriority,
  type Incident,
  type IncidentField,
  IncidentFieldName,
  type IncidentFields,
} from '../../../shared/domain/incident.ts';

/** Answers are for the guide that asked; agencies are told what follows from them. */
export type ToldField = Exclude<IncidentField, 'answers'>;
const toldFields = IncidentFieldName.options.filter((name): name is ToldField => name !== 'answers');

/** What the agency would be told now. */
export const toldNow = (incident: Incident): HandOff['snapshot'] => ({
  number: incident.number,
  fields: incident.fields,
  priority: effectivePriority(incident),
});

const same = (a: IncidentFields[IncidentField], b: IncidentFields[IncidentField]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** What the agency was told otherwise, or not at all. */
export function changesSince({ snapshot }: HandOff, incident: Incident): ToldField[] {
  const now = toldNow(incident);
  return toldFields.filter((name) =>
    name === 'priority' ? snapshot.priority !== now.priority : !same(snapshot.fields[name], now.fields[name]),
  );
}
