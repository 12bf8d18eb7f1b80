import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { Agency, ChannelKind } from '../../../shared/domain/agency.ts';
import { type HandOff, type HandOffState, isFinal } from '../../../shared/domain/handoff.ts';
import type { HandOffId } from '../../../shared/domain/ids.ts';
import { effectivePriority } from '../../../shared/domain/incident.ts';
import { cleanLine, cleanText } from '../../../shared/text/clean.ts';
import { handOffsOfEvent } from '../incident/same-event.ts';
import { type Decision, facts, refused, type World } from '../log/decision.ts';
import type { AnyFact, HandOffFact } from '../log/entries.ts';

/** The first channel that can work now: `sip` needs the caller on the line, `manual` always can. */
export function firstChannel(agency: Agency, callIsLive: boolean, after?: ChannelKind): ChannelKind {
  const kinds = agency.channels.map((channel) => channel.kind);
  const rest = after ? kinds.slice(kinds.indexOf(after) + 1) : kinds;
  return rest.find((kind) => kind !== 'sip' || callIsLive) ?? 'manual';
}

const isLive = (world: World, callId: HandOff['callId']): boolean =>
  callId !== null && world.call(callId)?.state === 'talking';

export function create(world: World, input: CommandArgs<'handoff.create'>): Decision<AnyFact> {
  if (world.handOff(input.handOffId)) return facts();
  const incident = world.incident(input.incidentId);
  const agency = world.agency(input.agencyId);
  if (!incident || !agency) return refused('E_NOT_FOUND');
  if (!agency.enabled) return refused('E_AGENCY_DISABLED', { agency: agency.shortName });
  if (incident.status === 'closed') return refused('E_INCIDENT_CLOSED', { number: incident.number });
  const already = handOffsOfEvent(world, incident).some(
    (h) => h.agencyId === agency.id && !isFinal(h.state) && h.state !== 'failed',
  );
  if (already) return refused('E_HANDOFF_ALREADY_OPEN', { agency: agency.shortName });
  const live = isLive(world, input.callId);
  if (input.channel === 'sip' && !live) return refused('E_SIP_NO_CALL');
  if (input.channel && input.channel !== 'manual' && !agency.channels.some((c) => c.kind === input.channel)) {
    return refused('E_CHANNEL_NONE');
  }
  // A practice incident never leaves the room.
  const channel = incident.training ? 'manual' : (input.channel ?? firstChannel(agency, live));
  return facts<AnyFact>(
    ...(incident.status === 'draft'
      ? [{ type: 'incident.opened', subject: incident.id, data: {} } as const]
      : []),
    {
      type: 'handoff.created',
      subject: input.handOffId,
      data: {
        incidentId: incident.id,
        agencyId: agency.id,
        channel,
        callId: input.callId,
        snapshot: {
          number: incident.number,
          fields: incident.fields,
          priority: effectivePriority(incident),
        },
        training: incident.training,
      },
    },
  );
}

/** A hand-off that may still change, or the refusal to give instead. */
function unfinished(world: World, id: HandOffId, to: HandOffState): HandOff | ReturnType<typeof refused> {
  const handOff = world.handOff(id);
  if (!handOff) return refused('E_NOT_FOUND');
  return isFinal(handOff.state) ? refused('E_HANDOFF_STEP', { from: handOff.state, to }) : handOff;
}

export function reach(world: World, input: CommandArgs<'handoff.manual'>): Decision<HandOffFact> {
  const handOff = unfinished(world, input.handOffId, 'acknowledged');
  if ('refusal' in handOff) return handOff;
  return facts({
    type: 'handoff.reached',
    subject: handOff.id,
    data: { way: input.way, receivedBy: cleanLine(input.receivedBy) },
  });
}

const order: readonly HandOffState[] = ['queued', 'sent', 'acknowledged', 'en_route', 'on_scene', 'done'];

/** Steps go forward only; `declined` may come at any time before the end. */
export const mayAdvance = (from: HandOffState, to: HandOffState): boolean =>
  !isFinal(from) &&
  (to === 'declined' || order.indexOf(to) > order.indexOf(from === 'failed' ? 'queued' : from));

export function advance(
  world: World,
  input: CommandArgs<'handoff.advance'>,
  source: 'operator' | 'agency' = 'operator',
  receivedBy = '',
): Decision<HandOffFact> {
  const handOff = unfinished(world, input.handOffId, input.to);
  if ('refusal' in handOff) return handOff;
  if (handOff.state === input.to) return facts();
  if (!mayAdvance(handOff.state, input.to)) {
    return refused('E_HANDOFF_STEP', { from: handOff.state, to: input.to });
  }
  return facts({
    type: 'handoff.advanced',
    subject: handOff.id,
    data: {
      to: input.to,
      source,
      receivedBy: cleanLine(receivedBy),
      unit: cleanLine(input.unit),
      reason: cleanText(input.reason),
    },
  });
}

export function retry(world: World, input: CommandArgs<'handoff.retry'>): Decision<HandOffFact> {
  const handOff = unfinished(world, input.handOffId, 'queued');
  if ('refusal' in handOff) return handOff;
  if (handOff.state !== 'failed' && handOff.state !== 'queued') {
    return refused('E_HANDOFF_STEP', { from: handOff.state, to: 'queued' });
  }
  return facts({ type: 'handoff.retried', subject: handOff.id, data: {} });
}

export function cancel(world: World, input: CommandArgs<'handoff.cancel'>): Decision<HandOffFact> {
  const handOff = unfinished(world, input.handOffId, 'cancelled');
  if ('refusal' in handOff) return handOff;
  return facts({ type: 'handoff.cancelled', subject: handOff.id, data: { reason: cleanText(input.reason) } });
}

// What the outbox reports of its deliveries.

export const delivered = (world: World, id: HandOffId, channel: ChannelKind, note: string) =>
  world.handOff(id)?.state === 'queued'
    ? facts<HandOffFact>({ type: 'handoff.sent', subject: id, data: { channel, note: cleanText(note) } })
    : facts<HandOffFact>();

export const attemptFailed = (world: World, id: HandOffId, error: string, nextAttemptAt: number | null) =>
  world.handOff(id)?.state === 'queued'
    ? facts<HandOffFact>({ type: 'handoff.attemptFailed', subject: id, data: { error, nextAttemptAt } })
    : facts<HandOffFact>();

/** The transfer did not come about: on to the agency's next channel, or to the operator. */
export function transferFailed(world: World, id: HandOffId, error: string): Decision<HandOffFact> {
  const handOff = world.handOff(id);
  const agency = handOff && world.agency(handOff.agencyId);
  if (handOff?.state !== 'queued' || handOff.channel !== 'sip' || !agency) return facts();
  const next = firstChannel(agency, false, 'sip');
  return facts<HandOffFact>(
    { type: 'handoff.attemptFailed', subject: id, data: { error, nextAttemptAt: null } },
    { type: 'handoff.rerouted', subject: id, data: { channel: next } },
  );
}

/** A transfer that the phone reports, with what it means for its hand-off. */
export function transfer(world: World, input: CommandArgs<'call.transfer'>): Decision<AnyFact> {
  const handOff = world.handOff(input.handOffId);
  if (!world.call(input.callId) || handOff?.state !== 'queued') return facts();
  const outcome =
    input.outcome === 'accepted'
      ? delivered(world, handOff.id, 'sip', '')
      : transferFailed(world, handOff.id, 'E_TRANSFER_FAILED');
  if ('refusal' in outcome) return outcome;
  const { handOffId, target } = input;
  const cause = cleanLine(input.cause);
  return facts<AnyFact>(
    {
      type: 'call.transferred',
      subject: input.callId,
      data: { handOffId, target: cleanLine(target), outcome: input.outcome, cause },
    },
    ...outcome.facts,
  );
}
