import { type Call, MOST_EARLIER, type Qualification } from '../../../shared/domain/call.ts';
import type { Disposition } from '../../../shared/domain/disposition.ts';
import type { CallFact, Entry } from '../log/entries.ts';

const MOST_HEARD = 50;

/** The call after one more entry. Entries that make no sense for its state leave it as it is. */
export function evolveCall(call: Call | undefined, entry: Entry<CallFact>): Call | undefined {
  if (!call) return begin(entry);
  const next = step(call, entry);
  return { ...next, seq: entry.seq };
}

function begin(entry: Entry<CallFact>): Call | undefined {
  const base = { id: entry.subject, ringingAt: entry.at, incidentId: null, heard: '', seq: entry.seq };
  if (entry.type === 'call.rang') {
    const { number = null, displayName = null, divertedFrom, training, location, away } = entry.data;
    return {
      ...base,
      number,
      withheld: entry.data.number === null,
      displayName,
      training,
      direction: 'in',
      operator: null,
      state: 'ringing',
      qualification: null,
      ...(divertedFrom ? { divertedFrom } : {}),
      ...(location ? { location } : {}),
      ...(away ? { away } : {}),
    };
  }
  if (entry.type === 'call.dialled') {
    const { number = null, operator } = entry.data;
    return {
      ...base,
      number,
      withheld: false,
      displayName: null,
      training: false,
      direction: 'out',
      operator,
      state: 'ringing',
    };
  }
  return undefined;
}

function step(call: Call, entry: Entry<CallFact>): Call {
  switch (entry.type) {
    case 'call.answered': {
      if (call.state !== 'ringing') return call;
      const answered = { state: 'talking', answeredAt: entry.at, held: false } as const;
      const operator = entry.data.operator ?? call.operator;
      return call.direction === 'in'
        ? { ...call, ...answered, operator }
        : { ...call, ...answered, operator };
    }
    case 'call.held':
    case 'call.resumed':
      return call.state === 'talking' ? { ...call, held: entry.type === 'call.held' } : call;
    case 'call.practised':
      return call.direction === 'in' && !call.practice
        ? { ...call, practice: { ...entry.data, presses: null } }
        : call;
    case 'call.keyed':
      return call.direction === 'in' && call.practice
        ? { ...call, practice: { ...call.practice, presses: entry.data.presses } }
        : call;
    case 'call.measured':
      return call.state === 'talking' ? { ...call, quality: entry.data.quality } : call;
    case 'call.ended':
      return end(call, entry);
    case 'call.qualified': {
      if (call.direction === 'out' || call.state === 'ringing') return call;
      const { disposition, reason = '', details = null } = entry.data;
      const earlier = earlierOf(call.qualification, disposition);
      const qualification = { disposition, reason, details, at: entry.at, by: entry.actor, earlier };
      if (call.state === 'wrap_up') return { ...call, state: 'ended', qualification };
      return { ...call, qualification };
    }
    case 'call.linked':
      return { ...call, incidentId: entry.data.incidentId };
    case 'call.unlinked':
      return { ...call, incidentId: null };
    case 'call.dtmf': {
      if (entry.data.by === 'operator') return call;
      return { ...call, heard: (call.heard + entry.data.digit).slice(-MOST_HEARD) };
    }
    case 'call.located': {
      if (call.direction === 'out' || call.location?.kind !== 'reference') return call;
      // Blanked: the reference is all that is known again.
      const { location = call.location } = entry.data;
      return { ...call, location };
    }
    case 'call.recorded': {
      const { part, file, seconds } = entry.data;
      return { ...call, recordings: [...(call.recordings ?? []), { part, file, seconds, removed: null }] };
    }
    case 'call.recordingRemoved':
      return {
        ...call,
        recordings: (call.recordings ?? []).map((one) =>
          one.file === entry.data.file ? { ...one, removed: entry.data.rule } : one,
        ),
      };
    case 'call.rang':
    case 'call.dialled':
    case 'call.transferred':
    case 'call.listened':
      return call;
  }
}

/** What the call was taken for before. The same disposition with more details is no change of mind. */
function earlierOf(before: Qualification | null, next: Disposition): Qualification['earlier'] {
  if (!before) return [];
  if (before.disposition === next) return before.earlier;
  const { disposition, at, by } = before;
  return [...before.earlier, { disposition, at, by }].slice(-MOST_EARLIER);
}

function end(call: Call, entry: Entry<CallFact> & { type: 'call.ended' }): Call {
  const ended = { endedAt: entry.at, end: entry.data.end };
  if (call.state === 'ended' || call.state === 'wrap_up') return call;
  if (call.direction === 'out') {
    const answeredAt = call.state === 'talking' ? call.answeredAt : null;
    const { id, number, withheld, displayName, ringingAt, operator, incidentId, training, heard, seq } = call;
    return {
      id,
      number,
      withheld,
      displayName,
      ringingAt,
      operator,
      incidentId,
      training,
      heard,
      seq,
      direction: 'out',
      state: 'ended',
      answeredAt,
      ...ended,
      ...(call.quality ? { quality: call.quality } : {}),
      ...(call.recordings ? { recordings: call.recordings } : {}),
    };
  }
  const { id, number, withheld, displayName, ringingAt, operator, incidentId, training, heard, seq } = call;
  const base = {
    id,
    number,
    withheld,
    displayName,
    ringingAt,
    operator,
    incidentId,
    training,
    heard,
    seq,
    direction: 'in',
    ...(call.divertedFrom ? { divertedFrom: call.divertedFrom } : {}),
    ...(call.location ? { location: call.location } : {}),
    ...(call.away ? { away: call.away } : {}),
    ...(call.quality ? { quality: call.quality } : {}),
    ...(call.recordings ? { recordings: call.recordings } : {}),
    ...(call.practice ? { practice: call.practice } : {}),
  } as const;
  // A call ends with exactly one disposition: nobody answered it, the line was lost, or the operator says.
  const automatic = (disposition: 'abandoned' | 'dropped'): Qualification => {
    return { disposition, reason: '', details: null, at: entry.at, by: 'system', earlier: [] };
  };
  if (call.state === 'ringing') {
    return { ...base, state: 'ended', answeredAt: null, ...ended, qualification: automatic('abandoned') };
  }
  const qualification = call.qualification ?? (entry.data.end.kind === 'lost' ? automatic('dropped') : null);
  return qualification
    ? { ...base, state: 'ended', answeredAt: call.answeredAt, ...ended, qualification }
    : { ...base, state: 'wrap_up', answeredAt: call.answeredAt, ...ended, qualification: null };
}
