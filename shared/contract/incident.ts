import { z } from 'zod';
import { Time } from '../domain/call.ts';
import { CallId, IncidentId } from '../domain/ids.ts';
import { Incident, IncidentChanges, IncidentFieldName } from '../domain/incident.ts';
import { command } from './define.ts';

const fromScreen = { to: 'core', from: ['workstation'] } as const;
const one = z.object({ incidentId: IncidentId });

/** One entry of the log in an incident's story. */
export const StoryEntry = z.object({
  station: z.string(),
  seq: z.int(),
  at: Time,
  actor: z.string(),
  /** Whose story it is from: the incident itself, or one that was merged into it. */
  incidentId: IncidentId,
  /** The incident, call or hand-off that it is about. */
  subject: z.string(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** What `data` replaced, as far as the log still tells it: values of fields, or a disposition. */
  before: z.record(z.string(), z.unknown()).optional(),
});
export type StoryEntry = z.infer<typeof StoryEntry>;

/** One likeness of two reports, in a form that the screen puts into words, and what it counts. */
const reason = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), score: z.number(), ...shape });
export const SimilarReason = z.discriminatedUnion('kind', [
  reason('number', {}),
  reason('distance', { metres: z.int() }),
  reason('desa', { code: z.string() }),
  reason('desaNextTo', { code: z.string() }),
  reason('kecamatan', { code: z.string() }),
  /** Its score is the part of the whole that time has left. */
  reason('time', { ms: z.int() }),
  reason('closed', { ms: z.int() }),
  reason('category', {}),
  reason('subCategory', {}),
  reason('words', { words: z.array(z.string()) }),
]);
export type SimilarReason = z.infer<typeof SimilarReason>;
export const SimilarIncident = z.object({
  incident: Incident,
  score: z.number(),
  reasons: z.array(SimilarReason),
});
export type SimilarIncident = z.infer<typeof SimilarIncident>;
/** EIDO JSON (NENA-STA-021) and CAP 1.2 XML: docs/formats.md. */
export const IncidentFormat = z.enum(['eido', 'cap']);
export type IncidentFormat = z.infer<typeof IncidentFormat>;

export const incidentCommands = {
  /** The screen makes the id, so that a repeated request makes one incident. Without a call it is open at once. */
  'incident.create': command({
    ...fromScreen,
    input: one.extend({ callId: CallId.nullable(), changes: IncidentChanges.default({}) }),
    output: Incident,
  }),
  /** Durable when it returns. Also allowed on a closed incident: late facts belong in the log. */
  'incident.edit': command({
    ...fromScreen,
    input: one.extend({ changes: IncidentChanges }),
    output: Incident,
  }),
  'incident.note': command({
    ...fromScreen,
    input: one.extend({ text: z.string().min(1).max(20_000) }),
    output: Incident,
  }),
  /** The call joins this incident; one that was only its own is merged into it. Answers with the incident joined. */
  'incident.link': command({ ...fromScreen, input: one.extend({ callId: CallId }), output: Incident }),
  'incident.unlink': command({ ...fromScreen, input: one.extend({ callId: CallId }), output: Incident }),
  /**
   * The incident was the same event as `into`: its calls move there and it is closed for good; its hand-offs stay
   * its own and count for the event. `take`: fields that `into` lacks and is to have from it. Answers with `into`.
   */
  'incident.merge': command({
    ...fromScreen,
    input: one.extend({ into: IncidentId, take: z.array(IncidentFieldName).max(50).default([]) }),
    output: Incident,
  }),
  /** These calls were about another event: it begins as a copy, under an id that the screen made. Answers with it. */
  'incident.split': command({
    ...fromScreen,
    input: one.extend({ newIncidentId: IncidentId, callIds: z.array(CallId).min(1).max(100) }),
    output: Incident,
  }),
  /** Refused while a hand-off is still under way. */
  'incident.close': command({
    ...fromScreen,
    input: one.extend({ outcome: z.string().max(4_000) }),
    output: Incident,
  }),
  'incident.reopen': command({ ...fromScreen, input: one, output: Incident }),
  /**
   * Open and lately closed incidents that may be the event of this report, the likeliest first. The report is
   * the incident in the log, if there is one yet, with what the form says now, told by this call.
   */
  'incident.similar': command({
    ...fromScreen,
    input: z.object({
      incidentId: IncidentId.nullable(),
      callId: CallId.nullable(),
      changes: IncidentChanges.default({}),
    }),
    output: z.array(SimilarIncident),
  }),
  /** Everything the log holds about the incident, its calls, its hand-offs and what was merged into it, oldest first. */
  'incident.story': command({ ...fromScreen, input: one, output: z.array(StoryEntry) }),
  /** Writes the incident as it stands now into the export folder. */
  'incident.export': command({
    to: 'core',
    from: ['workstation'],
    input: one.extend({ format: IncidentFormat }),
    output: z.object({ file: z.string() }),
  }),
};
