import { z } from 'zod';
import { Practice } from '../training/lesson.ts';
import { AwayReason } from './away.ts';
import { CallLocation } from './call-location.ts';
import { CallQuality } from './call-quality.ts';
import { Disposition, QualificationDetails } from './disposition.ts';
import { CallId, IncidentId } from './ids.ts';
import { Time } from './moment.ts';
import { CallRecording } from './recording.ts';

export { Time } from './moment.ts';

/** A digit that a telephone can send (RFC 4733 events 0–15). */
export const DtmfDigit = z.string().regex(/^[0-9*#A-D]$/);

/**
 * How a line closed.
 * - `hangup`: somebody hung up after the call was answered
 * - `cancelled`: the one who called gave up before an answer
 * - `declined`: the operator refused it as busy elsewhere
 * - `transferred`: handed over to another telephone (RFC 3515)
 * - `lost`: signalling, media or this workstation failed in the middle
 * - `rejected`: the called side refused an outgoing call, with its SIP status
 * - `refused`: this telephone could not take an incoming call, and nobody here saw it ring
 */
export const endKinds = [
  'hangup',
  'cancelled',
  'declined',
  'transferred',
  'lost',
  'rejected',
  'refused',
] as const;
export const CallEnd = z.object({
  kind: z.enum(endKinds),
  by: z.enum(['caller', 'operator', 'network']),
  /** SIP status code or the `cause` of a Reason header (RFC 3326), when there was one. */
  sipCode: z.int().min(100).max(699).nullable(),
  /** The cause of the telephone network behind the PBX (ITU-T Q.850), when it was told. */
  q850: z.int().min(0).max(127).optional(),
  cause: z.string().max(200),
});
export type CallEnd = z.infer<typeof CallEnd>;

/** The causes as technicians read them: `SIP 486, Q.850 17`. */
export const causesOf = ({ sipCode, q850 }: CallEnd): string =>
  [sipCode === null ? '' : `SIP ${sipCode}`, q850 === undefined ? '' : `Q.850 ${q850}`]
    .filter(Boolean)
    .join(', ');

/** More changes of mind than these are in the story alone. */
export const MOST_EARLIER = 20;

/**
 * What happened in the operator's talk with an agency about a caller (RFC 5589 §7).
 * - `answered`: the agency's telephone was answered; `unanswered`: it was not, and the caller is back
 * - `conference`: all three hear each other
 * - `connected`: the PBX connected caller and agency; `bridged`: this desk did, because the PBX cannot
 * - `notConnected`: that failed, and the caller is back
 * - `ended`: the talk is over, and the caller is back
 */
export const consultSteps = [
  'answered',
  'unanswered',
  'conference',
  'connected',
  'bridged',
  'notConnected',
  'ended',
] as const;
export const ConsultStep = z.enum(consultSteps);
export type ConsultStep = z.infer<typeof ConsultStep>;

export const Qualification = z.object({
  disposition: Disposition,
  at: Time,
  by: z.string(),
  reason: z.string(),
  details: QualificationDetails.nullable(),
  /** What the call was taken for before, the oldest first. */
  earlier: z.array(z.object({ disposition: Disposition, at: Time, by: z.string() })).max(MOST_EARLIER),
});
export type Qualification = z.infer<typeof Qualification>;

const base = {
  id: CallId,
  /** As signalled, cleaned: a dialled number, or null when the caller's number is withheld. */
  number: z.string().nullable(),
  /** The caller did not let the number be shown; a number that was blanked later is only null. */
  withheld: z.boolean(),
  displayName: z.string().nullable(),
  ringingAt: Time,
  operator: z.string().nullable(),
  incidentId: IncidentId.nullable(),
  training: z.boolean(),
  /** Keys that the other side pressed, the newest of many. */
  heard: z.string(),
  /** How it sounded; a call that was never talked on has none. */
  quality: CallQuality.optional(),
  /** Its sound on this PC, part by part; most calls have one part or none. */
  recordings: z.array(CallRecording).optional(),
  /** Sequence number of the newest log entry in this view: a higher one replaces a lower one. */
  seq: z.int(),
};
const incoming = {
  ...base,
  direction: z.literal('in'),
  /** Where the telephone network says that the caller is; most calls bring nothing. */
  location: CallLocation.optional(),
  /** The number that was called before the network sent the call on to this one (RFC 5806). */
  divertedFrom: z.string().optional(),
  /** It rang while the operator was away from the desk. */
  away: AwayReason.optional(),
  /** A call of a practice scenario. */
  practice: Practice.optional(),
};
const outgoing = { ...base, direction: z.literal('out') };

/**
 * A call as the log tells it. A line that closed without a qualification waits in `wrap_up`;
 * an incoming call reaches `ended` with exactly one disposition. Outgoing calls are not reports,
 * so they are not qualified.
 */
export const Call = z.union([
  z.object({
    ...incoming,
    state: z.literal('ringing'),
    qualification: z.null(),
  }),
  z.object({
    ...incoming,
    state: z.literal('talking'),
    answeredAt: Time,
    held: z.boolean(),
    qualification: Qualification.nullable(),
  }),
  z.object({
    ...incoming,
    state: z.literal('wrap_up'),
    answeredAt: Time,
    endedAt: Time,
    end: CallEnd,
    qualification: z.null(),
  }),
  z.object({
    ...incoming,
    state: z.literal('ended'),
    answeredAt: Time.nullable(),
    endedAt: Time,
    end: CallEnd,
    qualification: Qualification,
  }),
  z.object({ ...outgoing, state: z.literal('ringing') }),
  z.object({ ...outgoing, state: z.literal('talking'), answeredAt: Time, held: z.boolean() }),
  z.object({
    ...outgoing,
    state: z.literal('ended'),
    answeredAt: Time.nullable(),
    endedAt: Time,
    end: CallEnd,
  }),
]);
export type Call = z.infer<typeof Call>;

/** An incoming call that the network lost before anybody could talk to the caller: null for every other one. */
export const missedBy = (call: Call): CallEnd | null =>
  call.direction === 'in' &&
  call.state === 'ended' &&
  call.answeredAt === null &&
  ['refused', 'lost'].includes(call.end.kind)
    ? call.end
    : null;

/** Null while it rings, and for one that nobody answered. */
export const answeredAt = (call: Call): number | null => ('answeredAt' in call ? call.answeredAt : null);

/** Null while the line is open. */
export const endedAt = (call: Call): number | null => ('endedAt' in call ? call.endedAt : null);

/** From the first ring to the answer, in milliseconds. A clock that was set back meanwhile makes no wait negative. */
export function waited(call: Call): number | null {
  const answered = answeredAt(call);
  return answered === null ? null : Math.max(0, answered - call.ringingAt);
}
