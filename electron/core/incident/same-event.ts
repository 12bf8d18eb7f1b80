import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { Call } from '../../../shared/domain/call.ts';
import { type HandOff, isFinal } from '../../../shared/domain/handoff.ts';
import {
  emptyFields,
  type Incident,
  type IncidentChanges,
  type IncidentName,
  isBlank,
} from '../../../shared/domain/incident.ts';
import { type Context, type Decision, facts, refused, type World } from '../log/decision.ts';
import type { AnyFact } from '../log/entries.ts';
import { edited } from './edited.ts';
import { nextIncidentNumber } from './number.ts';

const nameOf = ({ id, number }: Incident): IncidentName => ({ id, number });

/** The hand-offs of an incident and of everything that was merged into it: an agency is told of an event once. */
export const handOffsOfEvent = (world: World, incident: Incident): HandOff[] =>
  [incident, ...incident.mergedFrom].flatMap(({ id }) => world.handOffsOf(id));

/** Nobody else reported this incident, and no agency works on it. */
export const onlyFrom = (world: World, incident: Incident, call: Call): boolean =>
  incident.calls.every((id) => id === call.id) &&
  incident.mergedFrom.length === 0 &&
  handOffsOfEvent(world, incident).every((handOff) => isFinal(handOff.state));

/** A call leaves its incident. A draft whose last call leaves is a report without a call, which is open. */
export function leave(world: World, call: Call): AnyFact[] {
  const own = call.incidentId ? world.incident(call.incidentId) : undefined;
  if (!own) return [];
  const orphan = own.status === 'draft' && own.calls.every((id) => id === call.id);
  return [
    exit(call, own),
    ...(orphan ? [{ type: 'incident.opened', subject: own.id, data: {} } as const] : []),
  ];
}

/** A call and its incident know of each other. */
export const enter = (call: Call, incident: Pick<Incident, 'id'>): AnyFact[] => [
  { type: 'incident.linked', subject: incident.id, data: { callId: call.id } },
  { type: 'call.linked', subject: call.id, data: { incidentId: incident.id } },
];

/** The other half is said of the call by whatever it goes to. */
const exit = (call: Call, incident: Incident): AnyFact => ({
  type: 'incident.unlinked',
  subject: incident.id,
  data: { callId: call.id },
});

const move = (call: Call, from: Incident, into: Pick<Incident, 'id'>): AnyFact[] => [
  exit(call, from),
  ...enter(call, into),
];

const merged = (from: Incident, into: Incident): AnyFact[] => [
  { type: 'incident.mergedInto', subject: from.id, data: { incident: nameOf(into) } },
  {
    type: 'incident.mergedFrom',
    subject: into.id,
    data: { incidents: [nameOf(from), ...from.mergedFrom] },
  },
];

/** A draft is one call's; what several people report is an event. */
const opened = ({ id, status }: Incident): AnyFact[] =>
  status === 'draft' ? [{ type: 'incident.opened', subject: id, data: {} }] : [];

/** Why an incident cannot take in what `real` says is a real report; null when it can. */
function unfit(target: Incident, real: boolean): ReturnType<typeof refused> | null {
  if (target.mergedInto) {
    return refused('E_INCIDENT_MERGED', { number: target.number, into: target.mergedInto.number });
  }
  // A practice incident never leaves the room: a real caller's report would be lost in it.
  return target.training && real ? refused('E_INCIDENT_PRACTICE', { number: target.number }) : null;
}

/** A call becomes one more report of an incident. What was only its own goes into that one with it. */
export function join(world: World, call: Call, target: Incident): Decision<AnyFact> {
  if (call.incidentId === target.id) return facts();
  const refusal = unfit(target, !call.training);
  if (refusal) return refusal;
  const own = call.incidentId ? world.incident(call.incidentId) : undefined;
  if (own && onlyFrom(world, own, call)) {
    return facts<AnyFact>(...move(call, own, target), ...merged(own, target), ...opened(target));
  }
  return facts<AnyFact>(...leave(world, call), ...enter(call, target), ...opened(target));
}

export function link(world: World, input: CommandArgs<'incident.link'>): Decision<AnyFact> {
  const incident = world.incident(input.incidentId);
  const call = world.call(input.callId);
  return incident && call ? join(world, call, incident) : refused('E_NOT_FOUND');
}

export function unlink(world: World, input: CommandArgs<'incident.unlink'>): Decision<AnyFact> {
  const incident = world.incident(input.incidentId);
  const call = world.call(input.callId);
  if (!incident || !call) return refused('E_NOT_FOUND');
  if (call.incidentId !== incident.id) return facts();
  return facts<AnyFact>(...leave(world, call), { type: 'call.unlinked', subject: call.id, data: {} });
}

/** Of the fields that were asked for, those that one incident has and the other has not. */
function missingIn(into: Incident, from: Incident, take: readonly string[]): IncidentChanges {
  const entries = Object.entries(from.fields).filter(
    ([key, value]) =>
      take.includes(key) && !isBlank(value) && isBlank(into.fields[key as keyof typeof into.fields]),
  );
  return Object.fromEntries(entries) as IncidentChanges;
}

/** Two incidents are one event. Targets are never merged ones, so that no chain of merges can become a ring. */
export function merge(
  world: World,
  input: CommandArgs<'incident.merge'>,
  context: Context,
): Decision<AnyFact> {
  const from = world.incident(input.incidentId);
  const into = world.incident(input.into);
  if (!from || !into) return refused('E_NOT_FOUND');
  if (from.id === into.id) return refused('E_INCIDENT_SAME', { number: from.number });
  if (from.mergedInto?.id === into.id) return facts();
  if (from.mergedInto) {
    return refused('E_INCIDENT_MERGED', { number: from.number, into: from.mergedInto.number });
  }
  const calls = from.calls.flatMap((id) => world.call(id) ?? []);
  const refusal = unfit(into, !from.training || calls.some((call) => !call.training));
  if (refusal) return refusal;
  if (into.status === 'closed') return refused('E_INCIDENT_CLOSED', { number: into.number });
  const changes = missingIn(into, from, input.take);
  return facts<AnyFact>(
    ...calls.flatMap((call) => move(call, from, into)),
    ...merged(from, into),
    ...opened(into),
    ...edited(into.id, into, changes, context),
  );
}

/** Some calls of an incident were about another event: it begins as a copy, and both stories say so. */
export function split(
  world: World,
  input: CommandArgs<'incident.split'>,
  context: Context,
): Decision<AnyFact> {
  const from = world.incident(input.incidentId);
  if (!from) return refused('E_NOT_FOUND');
  if (world.incident(input.newIncidentId)) return facts();
  const refusal = unfit(from, false);
  if (refusal) return refusal;
  const leaving = new Set(input.callIds);
  const calls = from.calls.filter((id) => leaving.has(id)).flatMap((id) => world.call(id) ?? []);
  if (calls.length !== leaving.size) return refused('E_NOT_FOUND');
  if (from.status === 'draft') {
    return refused('E_INCIDENT_SPLIT', { number: from.number });
  }
  const next: IncidentName = { id: input.newIncidentId, number: nextIncidentNumber(world, context.at) };
  const changes = Object.fromEntries(
    Object.entries(from.fields).filter(([, value]) => !isBlank(value)),
  ) as IncidentChanges;
  return facts<AnyFact>(
    {
      type: 'incident.created',
      subject: next.id,
      data: { number: next.number, training: from.training },
    },
    { type: 'incident.splitFrom', subject: next.id, data: { incident: nameOf(from) } },
    ...calls.flatMap((call) => move(call, from, next)),
    { type: 'incident.splitInto', subject: from.id, data: { incident: next } },
    ...edited(next.id, { fields: emptyFields, suggestion: null }, changes, context),
    { type: 'incident.opened', subject: next.id, data: {} },
  );
}
