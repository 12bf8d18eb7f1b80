import { isDeepStrictEqual } from 'node:util';
import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { Answer, AnswerChanges, Answers } from '../../../shared/domain/answers.ts';
import { isFinal } from '../../../shared/domain/handoff.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import {
  emptyFields,
  type IncidentChanges,
  type IncidentField,
  IncidentFields,
} from '../../../shared/domain/incident.ts';
import { cleanLine, cleanText } from '../../../shared/text/clean.ts';
import { type Context, type Decision, facts, refused, type World } from '../log/decision.ts';
import type { AnyFact, IncidentFact } from '../log/entries.ts';
import { edited, suggested } from './edited.ts';
import { nextIncidentNumber } from './number.ts';
import { enter, handOffsOfEvent, leave } from './same-event.ts';

const oneLine: readonly IncidentField[] = ['callerName', 'callbackNumber'];

/** Text fields without control characters; everything else as it came. */
function cleaned(changes: IncidentChanges): IncidentChanges {
  const entries = Object.entries(changes)
    .filter(([key]) => Object.hasOwn(IncidentFields.shape, key))
    .map(([key, value]) => {
      if (key === 'answers') return [key, cleanedAnswers(value as AnswerChanges)];
      if (typeof value !== 'string') return [key, value];
      return [key, oneLine.includes(key as IncidentField) ? cleanLine(value) : cleanText(value)];
    });
  return Object.fromEntries(entries) as IncidentChanges;
}

/** Free text is cleaned like every other; an empty answer is none. */
const cleanedAnswers = (answers: AnswerChanges): AnswerChanges =>
  Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, answered(value)])) as AnswerChanges;

function answered(value: Answer | null): Answer | null {
  const clean = typeof value === 'string' ? cleanText(value) : value;
  return clean === '' || (Array.isArray(clean) && clean.length === 0) ? null : clean;
}

/** What of the changes is not so already. */
function news(fields: IncidentFields, changes: IncidentChanges): IncidentChanges {
  const { answers, ...others } = changes;
  const differing = Object.entries(others).filter(
    ([key, value]) => !isDeepStrictEqual(fields[key as IncidentField], value),
  );
  const fresh = newAnswers(fields.answers, answers ?? {});
  return Object.fromEntries(fresh ? [...differing, ['answers', fresh]] : differing) as IncidentChanges;
}

function newAnswers(held: Answers, changes: AnswerChanges): AnswerChanges | null {
  const fresh = (Object.entries(changes) as [keyof Answers, Answer | null][]).filter(
    ([key, value]) => !isDeepStrictEqual(held[key] ?? null, value),
  );
  return fresh.length === 0 ? null : (Object.fromEntries(fresh) as AnswerChanges);
}

export function create(
  world: World,
  input: CommandArgs<'incident.create'>,
  context: Context,
): Decision<AnyFact> {
  const id = input.incidentId;
  if (world.incident(id)) return facts();
  const call = input.callId ? world.call(input.callId) : undefined;
  if (input.callId && !call) return refused('E_NOT_FOUND');
  const changes = news(emptyFields, cleaned(input.changes));
  const training = call?.training ?? context.training;
  return facts<AnyFact>(
    {
      type: 'incident.created',
      subject: id,
      data: { number: nextIncidentNumber(world, context.at), training },
    },
    ...(call
      ? [...leave(world, call), ...enter(call, { id })]
      : [{ type: 'incident.opened', subject: id, data: {} } as const]),
    ...edited(id, { fields: emptyFields, suggestion: null }, changes, context),
  );
}

export function edit(
  world: World,
  input: CommandArgs<'incident.edit'>,
  context: Context,
): Decision<IncidentFact> {
  const incident = world.incident(input.incidentId);
  if (!incident) return refused('E_NOT_FOUND');
  const changes = news(incident.fields, cleaned(input.changes));
  return facts(...edited(incident.id, incident, changes, context));
}

/** The guides have changed: what do they make of this incident now? */
export function reassess(world: World, id: IncidentId, context: Context): Decision<IncidentFact> {
  const incident = world.incident(id);
  return incident ? facts(...suggested(id, incident, context)) : facts();
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
