import { z } from 'zod';
import { ChannelKind } from './agency.ts';
import { ConsultStep, Time } from './call.ts';
import { AgencyId, CallId, HandOffId, IncidentId } from './ids.ts';
import { IncidentFieldName, IncidentFields } from './incident.ts';
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

/** What an agency may report of its work. */
export const agencyStates = ['acknowledged', 'en_route', 'on_scene', 'done', 'declined'] as const;
export const AgencyState = z.enum(agencyStates);
export type AgencyState = z.infer<typeof AgencyState>;

/** Who said that a state was reached: the operator, the agency's own system, this program, or the telephone. */
export const stateSources = ['operator', 'agency', 'system', 'phone'] as const;
export const StateSource = z.enum(stateSources);
export type StateSource = z.infer<typeof StateSource>;

/** An edit that was sent after the hand-off: the whole incident again, marked as an update with what changed. */
export const HandOffUpdate = z.object({
  revision: z.int().min(1),
  at: Time,
  by: z.string(),
  changed: z.array(IncidentFieldName),
  /** When it went out; null while it waits. */
  sentAt: Time.nullable(),
  /** When every channel had refused it. */
  failedAt: Time.optional(),
});
export type HandOffUpdate = z.infer<typeof HandOffUpdate>;

/** A channel that was tried in vain, and how that went last. */
export const Tried = z.object({
  channel: ChannelKind,
  at: Time,
  /** Error code; null when its time went by without a word. */
  error: z.string().nullable(),
  /** Trying it again cannot help. */
  hopeless: z.boolean(),
});
export type Tried = z.infer<typeof Tried>;

export const HandOff = z.object({
  id: HandOffId,
  incidentId: IncidentId,
  agencyId: AgencyId,
  state: HandOffState,
  /** When each state was reached, and who said so. */
  times: z.partialRecord(HandOffState, Time),
  sources: z.partialRecord(HandOffState, StateSource),
  /** The channel at work now, or the one that delivered it. */
  channel: ChannelKind,
  /** When this channel was taken. */
  channelSince: Time,
  /** How often another channel was taken by itself. */
  reroutes: z.int(),
  /** The call whose caller is to be transferred, on the `sip` channel. */
  callId: CallId.nullable(),
  /** On the `sip` channel: the operator talks with the agency before the caller is connected. */
  talkFirst: z.boolean(),
  /** How far the operator's talk with the agency has come. */
  talk: z.object({ step: ConsultStep, at: Time }).nullable(),
  /** The incident as it was when the button was pressed, or when it was last sent as an update. */
  snapshot: z.object({
    number: z.string(),
    fields: IncidentFields,
    /** The operator's choice, else the guide's suggestion. */
    priority: Priority.nullable(),
  }),
  createdBy: z.string(),
  /** Something is still to go out on `channel`: the entry that it waits from. */
  pending: z.int().nullable(),
  /** 0 as first sent; each update counts one. */
  revision: z.int(),
  updates: z.array(HandOffUpdate),
  /** Deliveries of this revision that were tried, and when the next is due. */
  attempts: z.int(),
  nextAttemptAt: Time.nullable(),
  /** Error code of the last attempt that failed. */
  lastError: z.string().nullable(),
  /** One a channel, while what is to go out has not gone out. */
  tried: z.array(Tried).optional(),
  receivedBy: z.string(),
  way: ManualWay.nullable(),
  /** On the `print` channel: the file that its slip became where no printer printed it. */
  slipFile: z.string().optional(),
  unit: z.string(),
  reason: z.string(),
  training: z.boolean(),
  seq: z.int(),
});
export type HandOff = z.infer<typeof HandOff>;

/** One message, however often it is sent: what a receiver tells repetitions by. */
export const idempotencyKey = ({ id, revision }: Pick<HandOff, 'id' | 'revision'>): string =>
  revision === 0 ? id : `${id}.${revision}`;

/** The file of a slip that is not on paper, until the agency has said or been told something since. */
export function unprintedSlip({ slipFile, state, times, updates }: HandOff): string | null {
  const updatedAt = updates.at(-1)?.sentAt ?? 0;
  const waits = state === 'sent' || (times[state] ?? 0) < updatedAt;
  return slipFile !== undefined && waits ? slipFile : null;
}

/** When the first of them came to this state; null when none did. */
export function firstReached(handOffs: readonly HandOff[], state: HandOffState): number | null {
  const times = handOffs.flatMap((handOff) => handOff.times[state] ?? []);
  return times.length > 0 ? Math.min(...times) : null;
}
