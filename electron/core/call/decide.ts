import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { CallLocation, SentLocation } from '../../../shared/domain/call-location.ts';
import { type Disposition, opensIncident } from '../../../shared/domain/disposition.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { cleanLine, cleanText } from '../../../shared/text/clean.ts';
import { nextIncidentNumber } from '../incident/number.ts';
import { enter, join, onlyFrom } from '../incident/same-event.ts';
import { readLocation } from '../location/pidf.ts';
import type { Asked } from '../location/reference.ts';
import { type Context, type Decision, facts, refused, type World } from '../log/decision.ts';
import type { AnyFact, CallFact } from '../log/entries.ts';
import { back } from '../shift/decide.ts';

// The phone tells facts. One that comes late or twice is not an error: it changes nothing.

export function ring(world: World, input: CommandArgs<'call.ring'>): Decision<CallFact> {
  if (world.call(input.callId)) return facts();
  const displayName = cleanLine(input.displayName).slice(0, 200).toWellFormed();
  const away = world.openShift()?.away?.reason;
  const number = cleanNumber(input.number);
  const divertedFrom = cleanNumber(input.divertedFrom);
  return facts({
    type: 'call.rang',
    subject: input.callId,
    data: {
      number,
      displayName: displayName || null,
      ...(displayName === input.displayName ? {} : { rawDisplayName: input.displayName.toWellFormed() }),
      ...(divertedFrom ? { divertedFrom } : {}),
      sipCallId: cleanLine(input.sipCallId),
      training: input.training,
      ...locationOf(input.location),
      ...(away ? { away } : {}),
    },
  });
}

const cleanNumber = (signalled: string | null | undefined): string | null =>
  cleanLine(signalled ?? '')
    .slice(0, 200)
    .toWellFormed() || null;

/** Read once, here; the raw form stays in the log, because readers get better. */
function locationOf(sent: SentLocation | null | undefined) {
  const location = sent && readLocation(sent);
  return sent && location ? { location, rawLocation: wellFormed(sent) } : {};
}

const wellFormed = ({ headers, parts }: SentLocation): SentLocation => ({
  headers: headers.map((header) => header.toWellFormed()),
  parts: parts.map((part) => ({
    type: part.type.toWellFormed(),
    id: part.id.toWellFormed(),
    body: part.body.toWellFormed(),
  })),
});

/** A reference was asked. It is read as if it had come with the call; one that comes twice changes nothing. */
export function located(world: World, callId: CallId, asked: Asked): Decision<CallFact> {
  const call = world.call(callId);
  if (call?.direction !== 'in' || call.location?.kind !== 'reference') return facts();
  const fact = { type: 'call.located', subject: call.id } as const;
  if ('failure' in asked) {
    const { failure } = asked;
    return facts({ ...fact, data: { result: failure, location: { kind: 'unreadable', failure } } });
  }
  const rawLocation = { headers: [], parts: [{ type: 'application/pidf+xml', id: '', body: asked.body }] };
  const location: CallLocation = readLocation(rawLocation) ?? { kind: 'unreadable' };
  const result = location.kind === 'unreadable' ? 'unreadable' : 'received';
  return facts({ ...fact, data: { result, location, rawLocation } });
}

export function dial(world: World, input: CommandArgs<'call.dial'>): Decision<CallFact> {
  if (world.call(input.callId)) return facts();
  return facts({
    type: 'call.dialled',
    subject: input.callId,
    data: {
      number: cleanLine(input.number),
      sipCallId: cleanLine(input.sipCallId),
      operator: world.openShift()?.operator ?? null,
    },
  });
}

/** Whoever answers is at the desk. */
export function answer(world: World, input: CommandArgs<'call.answer'>): Decision<AnyFact> {
  if (world.call(input.callId)?.state !== 'ringing') return facts();
  const shift = world.openShift();
  const operator = shift?.operator ?? null;
  return facts<AnyFact>(
    { type: 'call.answered', subject: input.callId, data: { operator } },
    ...(shift ? back(shift) : []),
  );
}

export function hold(
  world: World,
  input: CommandArgs<'call.hold'>,
  type: 'call.held' | 'call.resumed',
): Decision<CallFact> {
  const call = world.call(input.callId);
  if (call?.state !== 'talking' || call.held === (type === 'call.held')) return facts();
  return facts({ type, subject: input.callId, data: {} });
}

export function dtmf(world: World, input: CommandArgs<'call.dtmf'>): Decision<CallFact> {
  if (world.call(input.callId)?.state !== 'talking') return facts();
  return facts({
    type: 'call.dtmf',
    subject: input.callId,
    data: { digit: input.digit, by: input.by },
  });
}

export function measured(world: World, input: CommandArgs<'call.measured'>): Decision<CallFact> {
  const call = world.call(input.callId);
  if (call?.state !== 'talking' || call.quality) return facts();
  return facts({ type: 'call.measured', subject: call.id, data: { quality: input.quality } });
}

export function endCall(world: World, input: CommandArgs<'call.end'>): Decision<AnyFact> {
  const call = world.call(input.callId);
  if (!call || call.state === 'ended' || call.state === 'wrap_up') return facts();
  const cause = cleanLine(input.end.cause);
  return facts({ type: 'call.ended', subject: call.id, data: { end: { ...input.end, cause } } });
}

/** Every open call that the phone does not have any more was lost with it. */
export function reconcile(world: World, input: CommandArgs<'call.reconcile'>): Decision<CallFact> {
  const lost = world
    .openCalls()
    .filter(
      (call) => (call.state === 'ringing' || call.state === 'talking') && !input.live.includes(call.id),
    );
  return facts(
    ...lost.map(
      (call): CallFact => ({
        type: 'call.ended',
        subject: call.id,
        data: { end: { kind: 'lost', by: 'network', sipCode: null, cause: 'phone restarted' } },
      }),
    ),
  );
}

/** See the contract: what a disposition does to the call's incident. */
export function qualify(
  world: World,
  input: CommandArgs<'call.qualify'>,
  context: Context,
): Decision<AnyFact> {
  const call = world.call(input.callId);
  if (!call) return refused('E_NOT_FOUND');
  if (call.direction === 'out' || call.state === 'ringing') return refused('E_CALL_NOT_ANSWERED');
  const own = call.incidentId ? world.incident(call.incidentId) : undefined;
  const { disposition, details } = input;
  if (details && details.kind !== disposition) return refused('E_INPUT_INVALID', { field: 'details' });
  const reason = cleanText(input.reason);
  const { qualification: before } = call;
  // The same key again says nothing new; what it does to the incident is still done.
  const known =
    before?.disposition === disposition &&
    before.reason === reason &&
    JSON.stringify(before.details) === JSON.stringify(details);
  const qualified: CallFact[] = known
    ? []
    : [{ type: 'call.qualified', subject: call.id, data: { disposition, reason, details } }];
  if (disposition === 'duplicate') {
    const target = input.incidentId ? world.incident(input.incidentId) : own;
    // Its own draft is not an incident that it could repeat.
    if (!target || (target.id === own?.id && own.status === 'draft')) return refused('E_NOT_FOUND');
    const joined = join(world, call, target);
    return 'refusal' in joined ? joined : facts(...qualified, ...joined.facts);
  }
  if (opensIncident(disposition)) return facts(...qualified, ...open(world, call, own, context));
  const over = own && own.status !== 'closed' && onlyFrom(world, own, call);
  return facts(...qualified, ...(over ? [close(own, disposition)] : []));
}

const close = (incident: Incident, disposition: Disposition): AnyFact => ({
  type: 'incident.closed',
  subject: incident.id,
  data: { outcome: disposition },
});

function open(world: World, call: Call, own: Incident | undefined, context: Context): AnyFact[] {
  if (own) return own.status === 'open' ? [] : [{ type: 'incident.opened', subject: own.id, data: {} }];
  const id = context.newIncidentId();
  return [
    {
      type: 'incident.created',
      subject: id,
      data: { number: nextIncidentNumber(world, context.at), training: call.training },
    },
    ...enter(call, { id }),
    { type: 'incident.opened', subject: id, data: {} },
  ];
}
