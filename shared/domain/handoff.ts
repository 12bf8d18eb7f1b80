import { z } from 'zod';
import { ChannelKind } from './agency.ts';
import { Time } from './call.ts';
import { AgencyId, CallId, HandOffId, IncidentId } from './ids.ts';
import { IncidentFields } from './incident.ts';
import { Priority } from './priority.ts';

/** The states of a hand-off (penerusan ke OPD), in the order of the work. */
export const handOffStates = [
  'queued',
  'sent',
  'acknowledged',
  'en_route',
  'on_scene',
  'done',
  'failed',
  'declined',
  'cancelled',
] as const;
export const HandOffState = z.enum(handOffStates);
export type HandOffState = z.infer<typeof HandOffState>;

/** States that a hand-off does not leave. A failed one can still be handed over by hand. */
export const isFinal = (state: HandOffState): boolean =>
  state === 'done' || state === 'declined' || state === 'cancelled';

/** How a person reached the agency when no channel did. */
export const manualWays = ['telephone', 'radio', 'in_person'] as const;
export const ManualWay = z.enum(manualWays);
export type ManualWay = z.infer<typeof ManualWay>;

export const HandOff = z.object({
  id: HandOffId,
  incidentId: IncidentId,
  agencyId: AgencyId,
  state: HandOffState,
  /** When each state was reached. */
  times: z.partialRecord(HandOffState, Time),
  /** The channel at work now, or the one that delivered it. */
  channel: ChannelKind,
  /** The call whose caller is to be transferred, on the `sip` channel. */
  callId: CallId.nullable(),
  /** The incident as it was when the button was pressed. */
  snapshot: z.object({
    number: z.string(),
    fields: IncidentFields,
    /** The operator's choice, else the guide's suggestion. */
    priority: Priority.nullable(),
  }),
  createdBy: z.string(),
  attempts: z.int(),
  nextAttemptAt: Time.nullable(),
  /** Error code of the last attempt that failed. */
  lastError: z.string().nullable(),
  receivedBy: z.string(),
  way: ManualWay.nullable(),
  unit: z.string(),
  reason: z.string(),
  training: z.boolean(),
  seq: z.int(),
});
export type HandOff = z.infer<typeof HandOff>;
