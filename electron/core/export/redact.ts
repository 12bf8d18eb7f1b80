import type { Call, Qualification } from '../../../shared/domain/call.ts';
import type { QualificationDetails } from '../../../shared/domain/disposition.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import { emptyFields, type Incident, type IncidentFields } from '../../../shared/domain/incident.ts';

// A variant that may be shared. What may stay is named here, so that whatever is added later stays out by itself:
// numbers are masked; names, free text, exact places and who did what are left out.

/** `0812••••••90`: enough to see that calls may be of one number, too little to ring it. */
export function masked(number: string | null): string | null {
  if (number === null) return null;
  const digits = number.replace(/[^\d+]/g, '').replace(/^\+62/, '0');
  // Short codes and extensions belong to nobody.
  if (digits.length <= 6) return digits;
  return `${digits.slice(0, 4)}${'•'.repeat(digits.length - 6)}${digits.slice(-2)}`;
}

function redactDetails(details: QualificationDetails | null): QualificationDetails | null {
  switch (details?.kind) {
    case 'ghost':
      return { kind: 'ghost', listenedSeconds: details.listenedSeconds, digits: '' };
    case 'prank':
      return { kind: 'prank', motive: details.motive };
    case 'out_of_scope':
      return { kind: 'out_of_scope', referral: { id: details.referral.id, to: details.referral.to } };
    case undefined:
      return null;
  }
}

const redactQualification = ({ disposition, at, details, earlier }: Qualification): Qualification => ({
  disposition,
  at,
  by: '',
  reason: '',
  details: redactDetails(details),
  earlier: earlier.map((before) => ({ disposition: before.disposition, at: before.at, by: '' })),
});

export function redactCall(call: Call): Call {
  const { id, withheld, ringingAt, incidentId, training, seq, direction, state } = call;
  return {
    id,
    number: masked(call.number),
    withheld,
    displayName: null,
    ringingAt,
    operator: null,
    incidentId,
    training,
    heard: '',
    seq,
    direction,
    state,
    ...('answeredAt' in call ? { answeredAt: call.answeredAt } : {}),
    ...(call.quality ? { quality: call.quality } : {}),
    ...('held' in call ? { held: call.held } : {}),
    ...('endedAt' in call
      ? {
          endedAt: call.endedAt,
          end: { ...call.end, cause: '' },
        }
      : {}),
    ...('qualification' in call
      ? { qualification: call.qualification && redactQualification(call.qualification) }
      : {}),
  } as Call;
}

const redactFields = (fields: IncidentFields): IncidentFields => ({
  ...emptyFields,
  category: fields.category,
  subCategory: fields.subCategory,
  priority: fields.priority,
  kecamatan: fields.kecamatan,
  desa: fields.desa,
  victims: fields.victims,
});

export const redactIncident = (incident: Incident): Incident => ({
  id: incident.id,
  number: incident.number,
  status: incident.status,
  createdAt: incident.createdAt,
  createdBy: '',
  locatedAt: incident.locatedAt,
  closedAt: incident.closedAt,
  outcome: '',
  fields: redactFields(incident.fields),
  suggestion: incident.suggestion && {
    protocol: incident.suggestion.protocol,
    priority: incident.suggestion.priority,
    reasons: [],
    hazards: [],
    agencies: incident.suggestion.agencies.map(({ id }) => ({ id, reasons: [] })),
  },
  notes: [],
  calls: incident.calls,
  mergedInto: incident.mergedInto,
  mergedFrom: incident.mergedFrom,
  splitFrom: incident.splitFrom,
  training: incident.training,
  seq: incident.seq,
});

export const redactHandOff = (handOff: HandOff): HandOff => ({
  id: handOff.id,
  incidentId: handOff.incidentId,
  agencyId: handOff.agencyId,
  state: handOff.state,
  times: handOff.times,
  sources: handOff.sources,
  channel: handOff.channel,
  channelSince: handOff.channelSince,
  reroutes: handOff.reroutes,
  callId: handOff.callId,
  talkFirst: handOff.talkFirst,
  talk: handOff.talk,
  snapshot: {
    number: handOff.snapshot.number,
    fields: redactFields(handOff.snapshot.fields),
    priority: handOff.snapshot.priority,
  },
  createdBy: '',
  pending: handOff.pending,
  revision: handOff.revision,
  updates: handOff.updates.map(({ revision, at, changed, sentAt, failedAt }) => ({
    revision,
    at,
    by: '',
    changed,
    sentAt,
    failedAt,
  })),
  attempts: handOff.attempts,
  nextAttemptAt: handOff.nextAttemptAt,
  lastError: handOff.lastError,
  tried: handOff.tried,
  receivedBy: '',
  way: handOff.way,
  slipFile: handOff.slipFile,
  unit: '',
  reason: '',
  training: handOff.training,
  seq: handOff.seq,
});
