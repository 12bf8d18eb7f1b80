import { z } from 'zod';
import { Call, CallEnd, ConsultStep, DtmfDigit, Time } from '../domain/call.ts';
import { SentLocation } from '../domain/call-location.ts';
import { CallQuality } from '../domain/call-quality.ts';
import { Disposition, QualificationDetails } from '../domain/disposition.ts';
import { CallId, HandOffId, IncidentId, NoteId } from '../domain/ids.ts';
import { Incident } from '../domain/incident.ts';
import { NumberNote } from '../domain/number.ts';
import { WibDay } from '../time/wib.ts';
import { command } from './define.ts';

const fromPhone = { to: 'core', from: ['phone'] } as const;
const fromScreen = { to: 'core', from: ['workstation'] } as const;
const moment = z.object({ callId: CallId, at: Time });
const nothing = z.null();

/** One row of the day's list: the call, and the incident it belongs to. */
export const CallRow = z.object({ call: Call, incident: Incident.nullable() });
export type CallRow = z.infer<typeof CallRow>;

/** What is known of the number of a call, without that call itself. */
export const NumberHistory = z.object({
  /** Null for a withheld number: then the counts are those of all withheld numbers together. */
  number: z.string().nullable(),
  /** Real ones: no practice, no tests. */
  calls: z.int(),
  prank: z.int(),
  ghost: z.int(),
  lastCall: z.object({ at: Time, disposition: Disposition.nullable() }).nullable(),
  /** The last one that was no prank, ghost or mistake, and how many of its hand-offs are under way. */
  lastIncident: Incident.nullable(),
  openHandOffs: z.int(),
  note: NumberNote.nullable(),
});
export type NumberHistory = z.infer<typeof NumberHistory>;

/**
 * The phone reports facts, so its commands are never refused for being late or repeated:
 * a repetition changes nothing.
 */
export const callCommands = {
  'call.ring': command({
    ...fromPhone,
    input: moment.extend({
      number: z.string().max(1_000).nullable(),
      /** As signalled, not cleaned: the core cleans it and keeps the raw form in the log. */
      displayName: z.string().max(65_536),
      /** The number that was called before the network sent the call on to this one. */
      divertedFrom: z.string().max(1_000).nullable().optional(),
      sipCallId: z.string().max(1_000),
      training: z.boolean(),
      location: SentLocation.nullable().optional(),
    }),
    output: nothing,
  }),
  'call.dial': command({
    ...fromPhone,
    input: moment.extend({ number: z.string().min(1).max(200), sipCallId: z.string().max(1_000) }),
    output: nothing,
  }),
  'call.answer': command({ ...fromPhone, input: moment, output: nothing }),
  'call.hold': command({ ...fromPhone, input: moment, output: nothing }),
  'call.resume': command({ ...fromPhone, input: moment, output: nothing }),
  'call.dtmf': command({
    ...fromPhone,
    input: moment.extend({ digit: DtmfDigit, by: z.enum(['caller', 'operator']) }),
    output: nothing,
  }),
  /** How a blind transfer went. `failed` leaves the caller with the operator. */
  'call.transfer': command({
    ...fromPhone,
    input: moment.extend({
      handOffId: HandOffId,
      target: z.string().max(200),
      outcome: z.enum(['accepted', 'failed']),
      cause: z.string().max(200),
    }),
    output: nothing,
  }),
  /** How the operator's talk with an agency about this caller goes. */
  'call.consult': command({
    ...fromPhone,
    input: moment.extend({
      handOffId: HandOffId,
      target: z.string().max(200),
      step: ConsultStep,
      cause: z.string().max(200),
    }),
    output: nothing,
  }),
  /** How a call sounded, told just before its end. */
  'call.measured': command({ ...fromPhone, input: moment.extend({ quality: CallQuality }), output: nothing }),
  'call.end': command({ ...fromPhone, input: moment.extend({ end: CallEnd }), output: nothing }),
  /** The phone (re)started with these calls: every other open call of this desk was lost. */
  'call.reconcile': command({
    ...fromPhone,
    input: z.object({ at: Time, live: z.array(CallId).max(50) }),
    output: nothing,
  }),

  /**
   * `emergency` and `non_emergency` open the call's incident (made now if the form is still empty);
   * `duplicate` needs `incidentId`, the incident already open; every other one closes the call's draft.
   * Repeatable: the story keeps the earlier ones.
   */
  'call.qualify': command({
    ...fromScreen,
    input: z.object({
      callId: CallId,
      disposition: Disposition,
      reason: z.string().max(500).default(''),
      incidentId: IncidentId.nullable().default(null),
      /** Of the same kind as the disposition. They may follow later: the first key never waits for them. */
      details: QualificationDetails.nullable().default(null),
    }),
    output: z.object({ call: Call, incident: Incident.nullable() }),
  }),
  /** Newest first; page on with the last row's `ringingAt` and id. `text` searches numbers, names and incidents. */
  'call.list': command({
    ...fromScreen,
    input: z.object({
      day: WibDay.nullable(),
      text: z.string().max(200).default(''),
      before: z.object({ ringingAt: Time, id: CallId }).nullable().default(null),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({ rows: z.array(CallRow), more: z.boolean() }),
  }),
  'call.history': command({
    ...fromScreen,
    /** `exceptCallId`: the call that rings now is not its own history. */
    input: z.object({
      number: z.string().max(1_000).nullable(),
      exceptCallId: CallId.nullable().default(null),
    }),
    output: NumberHistory,
  }),
  /** Replaces the note on a number; empty text takes it away. */
  'number.note': command({
    ...fromScreen,
    input: z.object({ noteId: NoteId, number: z.string().max(1_000), text: z.string().max(500) }),
    output: z.object({ note: NumberNote.nullable() }),
  }),
};
