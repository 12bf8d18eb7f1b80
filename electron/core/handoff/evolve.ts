import type { HandOff, HandOffState, StateSource, Tried } from '../../../shared/domain/handoff.ts';
import { isFinal } from '../../../shared/domain/handoff.ts';
import type { HandOffId } from '../../../shared/domain/ids.ts';
import { emptyFields } from '../../../shared/domain/incident.ts';
import { gaveUpAt, withTried } from '../../../shared/handoff/delivery.ts';
import type { Entry, HandOffFact, Stamp } from '../log/entries.ts';

type Created = Extract<HandOffFact, { type: 'handoff.created' }>['data'];

/** A hand-off as it is when its button has been pressed. */
export function newHandOff(
  id: HandOffId,
  { incidentId, agencyId, channel, callId, talkFirst, training, snapshot }: Created,
  { at, actor, seq }: Pick<Stamp, 'at' | 'actor' | 'seq'>,
): HandOff {
  return {
    id,
    incidentId,
    agencyId,
    channel,
    callId,
    talkFirst,
    talk: null,
    training,
    // A retention rule may have blanked it.
    snapshot: snapshot ?? { number: '', fields: emptyFields, priority: null },
    state: 'queued',
    times: { queued: at },
    sources: { queued: 'operator' },
    channelSince: at,
    reroutes: 0,
    pending: seq,
    revision: 0,
    updates: [],
    createdBy: actor,
    attempts: 0,
    nextAttemptAt: null,
    lastError: null,
    receivedBy: '',
    way: null,
    unit: '',
    reason: '',
    seq,
  };
}

/** The hand-off after one more entry. */
export function evolveHandOff(handOff: HandOff | undefined, entry: Entry<HandOffFact>): HandOff | undefined {
  if (!handOff) {
    return entry.type === 'handoff.created' ? newHandOff(entry.subject, entry.data, entry) : undefined;
  }
  return { ...step(handOff, entry), seq: entry.seq };
}

/** The state is reached, now or earlier; an agency that answers got what was to go out. */
const reach = (handOff: HandOff, state: HandOffState, at: number, source: StateSource): HandOff => ({
  ...handOff,
  state,
  times: { ...handOff.times, [state]: handOff.times[state] ?? at },
  sources: { ...handOff.sources, [state]: handOff.sources[state] ?? source },
});

/** Nothing is to go out any more. */
const settled = (handOff: HandOff): HandOff => ({
  ...handOff,
  pending: null,
  nextAttemptAt: null,
  tried: undefined,
});

/** What waited has gone out, also when it was by hand. */
const out = (handOff: HandOff, at: number): HandOff => ({
  ...settled(handOff),
  lastError: null,
  updates: handOff.updates.map((update) => (update.sentAt === null ? { ...update, sentAt: at } : update)),
});

const before = (state: HandOffState): boolean => state === 'queued' || state === 'failed';

function step(handOff: HandOff, entry: Entry<HandOffFact>): HandOff {
  if (entry.type === 'handoff.consulted')
    return { ...handOff, talk: { step: entry.data.step, at: entry.at } };
  if (isFinal(handOff.state)) return handOff;
  switch (entry.type) {
    case 'handoff.created':
      return handOff;
    case 'handoff.updated': {
      const { revision, channel, changed, snapshot = handOff.snapshot } = entry.data;
      const update = { revision, at: entry.at, by: entry.actor, changed, sentAt: null };
      return {
        ...handOff,
        state: handOff.state === 'failed' ? 'queued' : handOff.state,
        snapshot,
        revision,
        updates: [...handOff.updates, update],
        pending: entry.seq,
        ...taken(channel, entry.at),
        reroutes: 0,
        attempts: 0,
        lastError: null,
        tried: undefined,
      };
    }
    case 'handoff.attemptFailed': {
      const { error, nextAttemptAt, hopeless = false } = entry.data;
      return {
        ...handOff,
        attempts: handOff.attempts + 1,
        lastError: error,
        nextAttemptAt,
        tried: withTried(handOff, { channel: handOff.channel, at: entry.at, error, hopeless }),
      };
    }
    case 'handoff.rerouted': {
      const { channel, nextAttemptAt = null } = entry.data;
      return {
        ...handOff,
        ...taken(channel, entry.at),
        nextAttemptAt,
        reroutes: handOff.reroutes + 1,
        tried: hadItsTurn(handOff, entry.at),
      };
    }
    case 'handoff.sent': {
      const { channel, note } = entry.data;
      const attempts = handOff.attempts + 1;
      const source = channel === 'sip' ? 'phone' : 'system';
      const slipFile = (channel === 'print' && note) || undefined;
      const sent = { ...out(handOff, entry.at), channel, attempts, slipFile };
      return before(handOff.state) ? reach(sent, 'sent', entry.at, source) : sent;
    }
    case 'handoff.reached': {
      const told: HandOff = {
        ...out(handOff, entry.at),
        channel: 'manual',
        slipFile: undefined,
        way: entry.data.way,
        receivedBy: entry.data.receivedBy ?? '',
      };
      // Told by hand of what changed, an agency that is on its way stays on its way.
      if (!before(handOff.state) && handOff.state !== 'sent') return told;
      return reach(reach(told, 'sent', entry.at, 'operator'), 'acknowledged', entry.at, 'operator');
    }
    case 'handoff.advanced': {
      const { to, source, unit, reason, receivedBy } = entry.data;
      // An answer says that the first message came through. Of a later one it says nothing.
      const heard = handOff.revision === 0 || isFinal(to) ? settled(handOff) : handOff;
      return {
        ...reach(heard, to, entry.at, source),
        unit: unit || handOff.unit,
        reason: reason || handOff.reason,
        receivedBy: receivedBy || handOff.receivedBy,
      };
    }
    case 'handoff.failed': {
      const over: HandOff = {
        ...settled(handOff),
        tried: handOff.tried,
        lastError: entry.data.error,
        updates: handOff.updates.map((one) => (one.sentAt === null ? { ...one, failedAt: entry.at } : one)),
      };
      // An agency that is on its way stays on its way: it is the update that failed.
      if (!before(over.state)) return over;
      const { times, sources } = over;
      // It may have failed before, and been tried again.
      return {
        ...over,
        state: 'failed',
        times: { ...times, failed: entry.at },
        sources: { ...sources, failed: 'system' },
      };
    }
    case 'handoff.retried': {
      const waits: HandOff = { ...handOff, pending: handOff.pending ?? entry.seq, nextAttemptAt: null };
      if (gaveUpAt(handOff) === null) return waits;
      return {
        ...waits,
        ...taken(entry.data.channel ?? handOff.channel, entry.at),
        state: handOff.state === 'failed' ? 'queued' : handOff.state,
        updates: handOff.updates.map((one) => ({ ...one, failedAt: undefined })),
        reroutes: 0,
        tried: undefined,
      };
    }
    case 'handoff.cancelled':
      return {
        ...reach(settled(handOff), 'cancelled', entry.at, 'operator'),
        reason: entry.data.reason ?? '',
      };
  }
}

const taken = (channel: HandOff['channel'], at: number) => ({
  channel,
  channelSince: at,
  nextAttemptAt: null,
});

/** A channel that gave way without having been heard of in its turn was tried in vain, too. */
const hadItsTurn = (handOff: HandOff, at: number): Tried[] | undefined => {
  const { channel, channelSince, tried } = handOff;
  return tried?.some((one) => one.channel === channel && one.at >= channelSince)
    ? tried
    : withTried(handOff, { channel, at, error: null, hopeless: false });
};
