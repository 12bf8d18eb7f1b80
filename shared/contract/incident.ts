import { z } from 'zod';
import { Time } from '../domain/call.ts';
import { CallId, IncidentId } from '../domain/ids.ts';
import { Incident, IncidentChanges, IncidentFieldName } from '../domain/incident.ts';
import { command } from './define.ts';

const fromScreen = { to: 'core', from: ['workstation'] } as const;
const one = z.object({ incidentId: IncidentId });

/** One line of an incident's or a call's story. */
export const StoryEntry = z.object({
  seq: z.int(),
  at: Time,
  actor: z.string(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type StoryEntry = z.infer<typeof StoryEntry>;

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
  /** Everything the log holds about the incident, its calls and its hand-offs, oldest first. */
  'incident.story': command({ ...fromScreen, input: one, output: z.array(StoryEntry) }),
};
