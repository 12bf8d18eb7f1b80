import type { HandOff, HandOffState, StateSource } from '../../../shared/domain/handoff.ts';
import { isFinal } from '../../../shared/domain/handoff.ts';
import type { HandOffId } from '../../../shared/domain/ids.ts';
import { emptyFields } from '../../../shared/domain/incident.ts';
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
const settled = (handOff: HandOff): HandOff => ({ ...handOff, pending: null, nextAttemptAt: null });

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
      };
    }
    case 'handoff.attemptFailed':
      return {
        ...handOff,
        attempts: handOff.attempts + 1,
        lastError: entry.data.error,
        nextAttemptAt: entry.data.nextAttemptAt,
      };
    case 'handoff.rerouted':
      return { ...handOff, ...taken(entry.data.channel, entry.at), reroutes: handOff.reroutes + 1 };
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
    case 'handoff.failed':
      return { ...reach(settled(handOff), 'failed', entry.at, 'system'), lastError: entry.data.error };
    case 'handoff.retried':
      return {
        ...handOff,
        state: handOff.state === 'failed' ? 'queued' : handOff.state,
        pending: handOff.pending ?? entry.seq,
        nextAttemptAt: null,
      };
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
