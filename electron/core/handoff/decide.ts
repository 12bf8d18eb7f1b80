import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { Agency, ChannelKind } from '../../../shared/domain/agency.ts';
import {
  type AgencyState,
  type HandOff,
  type HandOffState,
  isFinal,
  type StateSource,
} from '../../../shared/domain/handoff.ts';
import type { HandOffId } from '../../../shared/domain/ids.ts';
import { effectivePriority, type Incident, type IncidentField } from '../../../shared/domain/incident.ts';
import {
  gaveUpAt,
  nothingLeft,
  sends,
  triedAll,
  turns,
  withTried,
} from '../../../shared/handoff/delivery.ts';
import { cleanLine, cleanText } from '../../../shared/text/clean.ts';
import { handOffsOfEvent } from '../incident/same-event.ts';
import { type Decision, facts, refused, type World } from '../log/decision.ts';
import type { AnyFact, HandOffFact } from '../log/entries.ts';

/** The first channel that can work now: `sip` needs the caller on the line, `manual` always can. */
export const firstChannel = (agency: Agency, callIsLive: boolean): ChannelKind =>
  agency.channels.map((channel) => channel.kind).find((kind) => kind !== 'sip' || callIsLive) ?? 'manual';

/**
 * The channel after this one: those that send by themselves take turns, so that one that is well again is found.
 * Null where there is none.
 */
export function nextChannel(
  agency: Agency,
  handOff: Pick<HandOff, 'channel' | 'training'>,
): ChannelKind | null {
  const kinds = agency.channels.map((channel) => channel.kind);
  const at = kinds.indexOf(handOff.channel);
  const mayBe = turns(agency, handOff);
  return [...kinds.slice(at + 1), ...kinds.slice(0, at + 1)].find((kind) => mayBe.includes(kind)) ?? null;
}

const isLive = (world: World, callId: HandOff['callId']): boolean =>
  callId !== null && world.call(callId)?.state === 'talking';

/**
 * Practice never leaves the room: by hand, as it is done when nothing else works, unless the operator asks for the
 * telephone. With a practice caller on it, it is the practice line's, where agencies are played.
 */
const practiceChannel = (world: World, input: CommandArgs<'handoff.create'>): ChannelKind =>
  input.channel === 'sip' && input.callId !== null && world.call(input.callId)?.training ? 'sip' : 'manual';

export function create(world: World, input: CommandArgs<'handoff.create'>): Decision<AnyFact> {
  if (world.handOff(input.handOffId)) return facts();
  const incident = world.incident(input.incidentId);
  const agency = world.agency(input.agencyId);
  if (!incident || !agency || agency.removed) return refused('E_NOT_FOUND');
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
  const channel = incident.training
    ? practiceChannel(world, input)
    : (input.channel ?? firstChannel(agency, live));
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
        talkFirst: channel === 'sip' && input.talkFirst,
        snapshot: snapshotOf(incident),
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

/** What the agency itself, or the operator for it, reports. */
export interface Report {
  handOffId: HandOffId;
  to: AgencyState;
  unit: string;
  reason: string;
  receivedBy?: string;
}

export function advance(
  world: World,
  input: Report,
  source: Exclude<StateSource, 'system' | 'phone'> = 'operator',
): Decision<HandOffFact> {
  const handOff = unfinished(world, input.handOffId, input.to);
  if ('refusal' in handOff) return handOff;
  const unit = cleanLine(input.unit);
  const news = unit !== '' && unit !== handOff.unit;
  // The same state again is no news, unless it names another unit.
  if (handOff.state === input.to && !news) return facts();
  if (handOff.state !== input.to && !mayAdvance(handOff.state, input.to)) {
    return refused('E_HANDOFF_STEP', { from: handOff.state, to: input.to });
  }
  return facts({
    type: 'handoff.advanced',
    subject: handOff.id,
    data: {
      to: input.to,
      source,
      receivedBy: cleanLine(input.receivedBy ?? ''),
      unit,
      reason: cleanText(input.reason),
    },
  });
}

/** What an agency's own system says of its own hand-off. */
export function answered(world: World, agencyId: Agency['id'], report: Report): Decision<HandOffFact> {
  return world.handOff(report.handOffId)?.agencyId === agencyId
    ? advance(world, report, 'agency')
    : refused('E_NOT_FOUND');
}

/** What of an incident goes to an agency. */
export const snapshotOf = (incident: Incident): HandOff['snapshot'] => ({
  number: incident.number,
  fields: incident.fields,
  priority: effectivePriority(incident),
});

/** What an agency is told now that it was not told then. Answers are for the guide that asked. */
export function changedFields(before: HandOff['snapshot'], now: HandOff['snapshot']): IncidentField[] {
  const told = ({ fields, priority }: HandOff['snapshot']) => ({ ...fields, answers: null, priority });
  const [then, since] = [told(before), told(now)];
  const names = Object.keys(since) as IncidentField[];
  return names.filter((name) => JSON.stringify(then[name]) !== JSON.stringify(since[name]));
}

export function resend(world: World, input: CommandArgs<'handoff.resend'>): Decision<HandOffFact> {
  const handOff = unfinished(world, input.handOffId, 'queued');
  if ('refusal' in handOff) return handOff;
  const incident = world.incident(handOff.incidentId);
  const agency = world.agency(handOff.agencyId);
  if (!incident || !agency) return refused('E_NOT_FOUND');
  if (input.channel === 'sip') return refused('E_SIP_NO_CALL');
  if (input.channel && sends(input.channel) && !agency.channels.some((c) => c.kind === input.channel)) {
    return refused('E_CHANNEL_NONE');
  }
  // What was merged goes on in the other incident.
  const now = (incident.mergedInto && world.incident(incident.mergedInto.id)) || incident;
  const snapshot = { ...snapshotOf(now), number: handOff.snapshot.number };
  const changed = changedFields(handOff.snapshot, snapshot);
  if (changed.length === 0) return refused('E_HANDOFF_SAME', { agency: agency.shortName });
  const first = agency.channels.find(({ kind }) => sends(kind))?.kind ?? 'manual';
  const channel = handOff.training ? 'manual' : (input.channel ?? first);
  return facts({
    type: 'handoff.updated',
    subject: handOff.id,
    data: {
      revision: handOff.revision + 1,
      channel,
      changed,
      snapshot,
    },
  });
}

export function retry(world: World, input: CommandArgs<'handoff.retry'>): Decision<HandOffFact> {
  const handOff = unfinished(world, input.handOffId, 'queued');
  if ('refusal' in handOff) return handOff;
  const retried = { type: 'handoff.retried', subject: handOff.id } as const;
  if (gaveUpAt(handOff) !== null) {
    const channel = canCarry(world, handOff);
    return channel ? facts({ ...retried, data: { channel } }) : refused('E_CHANNEL_NONE');
  }
  return handOff.pending === null
    ? refused('E_HANDOFF_STEP', { from: handOff.state, to: 'queued' })
    : facts({ ...retried, data: {} });
}

/** The agency's first channel that could carry it now without an operator's hand. */
function canCarry(world: World, handOff: HandOff): ChannelKind | undefined {
  const agency = world.agency(handOff.agencyId);
  if (!agency) return undefined;
  const mayBe = turns(agency, handOff);
  const transfers = handOff.revision === 0 && isLive(world, handOff.callId);
  return agency.channels
    .map(({ kind }) => kind)
    .find((kind) => mayBe.includes(kind) || (kind === 'sip' && transfers));
}

/**
 * What was in the way may have been mended: one that failed begins anew while its incident is open and the agency has not
 * been given it otherwise.
 */
export function revive(world: World, id: HandOffId): Decision<HandOffFact> {
  const handOff = world.handOff(id);
  const incident = handOff && world.incident(handOff.incidentId);
  if (!handOff || !incident || gaveUpAt(handOff) === null) return facts();
  let event = incident;
  while (event.mergedInto) event = world.incident(event.mergedInto.id) ?? { ...event, mergedInto: null };
  const later = handOffsOfEvent(world, event).some(
    (other) => other.agencyId === handOff.agencyId && other.id > handOff.id,
  );
  const again = retry(world, { handOffId: id });
  return event.status === 'closed' || later || 'refusal' in again ? facts() : again;
}

export function cancel(world: World, input: CommandArgs<'handoff.cancel'>): Decision<HandOffFact> {
  const handOff = unfinished(world, input.handOffId, 'cancelled');
  if ('refusal' in handOff) return handOff;
  return facts({ type: 'handoff.cancelled', subject: handOff.id, data: { reason: cleanText(input.reason) } });
}

// What the outbox reports of its deliveries: of this revision, while it is still waited for.

const waiting = (world: World, id: HandOffId, revision: number): HandOff | undefined => {
  const handOff = world.handOff(id);
  return handOff && handOff.pending !== null && handOff.revision === revision ? handOff : undefined;
};

/** That it came through is believed also when it had been given up. */
const undelivered = (world: World, id: HandOffId, revision: number): boolean => {
  const handOff = world.handOff(id);
  return handOff?.revision === revision && (handOff.pending !== null || gaveUpAt(handOff) !== null);
};

export const delivered = (
  world: World,
  id: HandOffId,
  channel: ChannelKind,
  note: string,
  revision = 0,
): Decision<HandOffFact> =>
  undelivered(world, id, revision)
    ? facts<HandOffFact>({
        type: 'handoff.sent',
        subject: id,
        data: { channel, note: cleanText(note), revision },
      })
    : facts<HandOffFact>();

/**
 * `reroute`: this channel has had its time; the next one is taken, if there is one, at once until all have been tried.
 * `hopeless`: it will not work by waiting. When that is so of all of them the hand-off has failed.
 */
export function attemptFailed(
  world: World,
  id: HandOffId,
  failure: {
    error: string;
    nextAttemptAt: number | null;
    revision: number;
    reroute: boolean;
    hopeless?: boolean;
  },
): Decision<HandOffFact> {
  const handOff = waiting(world, id, failure.revision);
  if (!handOff) return facts();
  const { error, nextAttemptAt, hopeless = false } = failure;
  const { channel, training } = handOff;
  const agency = world.agency(handOff.agencyId);
  const failed = (next: number | null) =>
    ({
      type: 'handoff.attemptFailed',
      subject: id,
      data: { error, nextAttemptAt: next, hopeless },
    }) as const;
  if (!agency) return facts(failed(nextAttemptAt));
  const after = { training, tried: withTried(handOff, { channel, at: 0, error, hopeless }) };
  if (nothingLeft(after, agency))
    return facts<HandOffFact>(failed(null), { type: 'handoff.failed', subject: id, data: { error } });
  const next = failure.reroute ? nextChannel(agency, handOff) : channel;
  if (next === null || next === channel) return facts(failed(nextAttemptAt));
  const data = { channel: next, nextAttemptAt: triedAll(after, agency) ? nextAttemptAt : null };
  return facts<HandOffFact>(failed(null), { type: 'handoff.rerouted', subject: id, data });
}

/** The channel's time is over without an answer, or without its turn having come. */
export function reroute(world: World, id: HandOffId): Decision<HandOffFact> {
  const handOff = world.handOff(id);
  const agency = handOff && world.agency(handOff.agencyId);
  if (!handOff || handOff.pending === null || !agency) return facts();
  if (handOff.channel === 'sip') return transferFailed(world, id, 'E_TRANSFER_FAILED');
  const channel = nextChannel(agency, handOff);
  if (channel === handOff.channel) return facts();
  return channel === null
    ? facts({ type: 'handoff.failed', subject: id, data: { error: handOff.lastError ?? 'E_CHANNEL_NONE' } })
    : facts({ type: 'handoff.rerouted', subject: id, data: { channel } });
}

/** The transfer did not come about: on to the agency's next channel. Nobody rings an agency twice by himself. */
export function transferFailed(world: World, id: HandOffId, error: string): Decision<HandOffFact> {
  const handOff = world.handOff(id);
  if (handOff?.state !== 'queued' || handOff.channel !== 'sip') return facts();
  const { revision } = handOff;
  return attemptFailed(world, id, { error, nextAttemptAt: null, revision, reroute: true, hopeless: true });
}

const PRINT_AGAIN_MS = 30_000;

/** What main says of a slip. */
export function printed(
  world: World,
  input: CommandArgs<'handoff.printed'>,
  now: number,
): Decision<HandOffFact> {
  const { handOffId: id, revision } = input;
  if (world.handOff(id)?.channel !== 'print') return facts();
  if (input.printed) return delivered(world, id, 'print', input.note, revision);
  const failure = { error: 'E_PRINT_FAILED', nextAttemptAt: now + PRINT_AGAIN_MS, revision, reroute: true };
  return attemptFailed(world, id, failure);
}

/** A transfer that the phone reports, with what it means for its hand-off. */
export function transfer(world: World, input: CommandArgs<'call.transfer'>): Decision<AnyFact> {
  const handOff = world.handOff(input.handOffId);
  const accepted = input.outcome === 'accepted';
  const waits = handOff?.state === 'queued' || (handOff?.state === 'failed' && accepted);
  if (!handOff || !waits || !world.call(input.callId)) return facts();
  const outcome = accepted
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
