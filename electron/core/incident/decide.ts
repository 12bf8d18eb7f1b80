import type { CommandArgs } from '../../../shared/contract/index.ts';
import { isFinal } from '../../../shared/domain/handoff.ts';
import { type IncidentChanges, type IncidentField, IncidentFields } from '../../../shared/domain/incident.ts';
import { cleanLine, cleanText } from '../../../shared/text/clean.ts';
import { type Context, type Decision, facts, refused, type World } from '../log/decision.ts';
import type { AnyFact, IncidentFact } from '../log/entries.ts';
import { nextIncidentNumber } from './number.ts';
import { handOffsOfEvent, leave } from './same-event.ts';

const oneLine: readonly IncidentField[] = ['callerName', 'callbackNumber'];

/** Text fields without control characters; everything else as it came. */
function cleaned(changes: IncidentChanges): IncidentChanges {
  const entries = Object.entries(changes)
    .filter(([key]) => Object.hasOwn(IncidentFields.shape, key))
    .map(([key, value]) => {
      if (typeof value !== 'string') return [key, value];
      return [key, oneLine.includes(key as IncidentField) ? cleanLine(value) : cleanText(value)];
    });
  return Object.fromEntries(entries) as IncidentChanges;
}

const isEmpty = (changes: IncidentChanges): boolean => Object.keys(changes).length === 0;

export function create(
  world: World,
  input: CommandArgs<'incident.create'>,
  context: Context,
): Decision<AnyFact> {
  const id = input.incidentId;
  if (world.incident(id)) return facts();
  const call = input.callId ? world.call(input.callId) : undefined;
  if (input.callId && !call) return refused('E_NOT_FOUND');
  const changes = cleaned(input.changes);
  const training = call?.training ?? false;
  return facts<AnyFact>(
    {
      type: 'incident.created',
      subject: id,
      data: { number: nextIncidentNumber(world, context.at), training },
    },
    ...(call
      ? [
          ...leave(world, call),
          { type: 'incident.linked', subject: id, data: { callId: call.id } } as const,
          { type: 'call.linked', subject: call.id, data: { incidentId: id } } as const,
        ]
      : [{ type: 'incident.opened', subject: id, data: {} } as const]),
    ...(isEmpty(changes) ? [] : [{ type: 'incident.edited', subject: id, data: { changes } } as const]),
  );
}

export function edit(world: World, input: CommandArgs<'incident.edit'>): Decision<IncidentFact> {
  const incident = world.incident(input.incidentId);
  if (!incident) return refused('E_NOT_FOUND');
  const changes = Object.fromEntries(
    Object.entries(cleaned(input.changes)).filter(
      ([key, value]) => JSON.stringify(incident.fields[key as IncidentField]) !== JSON.stringify(value),
    ),
  ) as IncidentChanges;
  if (isEmpty(changes)) return facts();
  return facts({ type: 'incident.edited', subject: incident.id, data: { changes } });
}

export function note(world: World, input: CommandArgs<'incident.note'>): Decision<IncidentFact> {
  if (!world.incident(input.incidentId)) return refused('E_NOT_FOUND');
  const text = cleanText(input.text).trim();
  return text === '' ? facts() : facts({ type: 'incident.noted', subject: input.incidentId, data: { text } });
}

export function close(world: World, input: CommandArgs<'incident.close'>): Decision<IncidentFact> {
  const incident = world.incident(input.incidentId);
  if (!incident) return refused('E_NOT_FOUND');
  if (incident.status === 'closed') return facts();
  const open = handOffsOfEvent(world, incident).filter((h) => !isFinal(h.state) && h.state !== 'failed');
  if (open.length > 0) return refused('E_INCIDENT_HANDOFFS_OPEN', { count: open.length });
  const outcome = cleanText(input.outcome);
  return facts({ type: 'incident.closed', subject: incident.id, data: { outcome } });
}

export function reopen(world: World, input: CommandArgs<'incident.reopen'>): Decision<IncidentFact> {
  const incident = world.incident(input.incidentId);
  if (!incident) return refused('E_NOT_FOUND');
  if (incident.status === 'open') return facts();
  if (incident.mergedInto) {
    return refused('E_INCIDENT_MERGED', { number: incident.number, into: incident.mergedInto.number });
  }
  return facts({ type: 'incident.opened', subject: incident.id, data: {} });
}
