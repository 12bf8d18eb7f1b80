import type { HandOff, HandOffState } from '../../../shared/domain/handoff.ts';
import { isFinal } from '../../../shared/domain/handoff.ts';
import { emptyFields } from '../../../shared/domain/incident.ts';
import type { Entry, HandOffFact } from '../log/entries.ts';

/** The hand-off after one more entry. */
export function evolveHandOff(handOff: HandOff | undefined, entry: Entry<HandOffFact>): HandOff | undefined {
  if (!handOff) {
    if (entry.type !== 'handoff.created') return undefined;
    const { incidentId, agencyId, channel, callId, training } = entry.data;
    return {
      id: entry.subject,
      incidentId,
      agencyId,
      channel,
      callId,
      training,
      snapshot: entry.data.snapshot ?? { number: '', fields: emptyFields, priority: null },
      state: 'queued',
      times: { queued: entry.at },
      createdBy: entry.actor,
      attempts: 0,
      nextAttemptAt: null,
      lastError: null,
      receivedBy: '',
      way: null,
      unit: '',
      reason: '',
      seq: entry.seq,
    };
  }
  return { ...step(handOff, entry), seq: entry.seq };
}

const reach = (handOff: HandOff, state: HandOffState, at: number): HandOff => ({
  ...handOff,
  state,
  times: { ...handOff.times, [state]: handOff.times[state] ?? at },
  nextAttemptAt: null,
});

function step(handOff: HandOff, entry: Entry<HandOffFact>): HandOff {
  if (isFinal(handOff.state)) return handOff;
  switch (entry.type) {
    case 'handoff.created':
      return handOff;
    case 'handoff.attemptFailed':
      return {
        ...handOff,
        attempts: handOff.attempts + 1,
        lastError: entry.data.error,
        nextAttemptAt: entry.data.nextAttemptAt,
      };
    case 'handoff.rerouted':
      return { ...handOff, channel: entry.data.channel, nextAttemptAt: null };
    case 'handoff.sent':
      return { ...reach(handOff, 'sent', entry.at), attempts: handOff.attempts + 1, lastError: null };
    case 'handoff.reached': {
      const sent = reach(handOff, 'sent', entry.at);
      return {
        ...reach(sent, 'acknowledged', entry.at),
        channel: 'manual',
        way: entry.data.way,
        receivedBy: entry.data.receivedBy ?? '',
        lastError: null,
      };
    }
    case 'handoff.advanced': {
      const { to, unit, reason, receivedBy } = entry.data;
      return {
        ...reach(handOff, to, entry.at),
        unit: unit || handOff.unit,
        reason: reason || handOff.reason,
        receivedBy: receivedBy || handOff.receivedBy,
      };
    }
    case 'handoff.failed':
      return { ...reach(handOff, 'failed', entry.at), lastError: entry.data.error };
    case 'handoff.retried':
      return { ...handOff, state: 'queued', nextAttemptAt: null };
    case 'handoff.cancelled':
      return { ...reach(handOff, 'cancelled', entry.at), reason: entry.data.reason ?? '' };
  }
}
