import { z } from 'zod';
import { ChannelKind } from '../domain/agency.ts';
import { AgencyState, HandOff, ManualWay } from '../domain/handoff.ts';
import { AgencyId, CallId, HandOffId, IncidentId } from '../domain/ids.ts';
import { command } from './define.ts';

const fromScreen = { to: 'core', from: ['workstation'] } as const;
const one = z.object({ handOffId: HandOffId });

/** What would go out: the very text, to the letter, but for the id and the time of pressing. */
export const Preview = z.object({
  channel: ChannelKind,
  /** Where to, as a person knows it: an address, an extension, whom to call. */
  to: z.string(),
  /** Of an e-mail. */
  subject: z.string().nullable(),
  /** The message for people: the channel's template, filled. */
  text: z.string(),
  /** What a webhook posts; null where the text is all there is. */
  body: z.object({ contentType: z.string(), text: z.string() }).nullable(),
});
export type Preview = z.infer<typeof Preview>;

/** A hand-off slip for the printer. */
export const Slip = z.object({
  handOffId: HandOffId,
  revision: z.int(),
  /** For a file name. */
  name: z.string(),
  title: z.string(),
  subtitle: z.string(),
  text: z.string(),
});
export type Slip = z.infer<typeof Slip>;

export const handOffCommands = {
  /** All hand-offs of an incident and of what was merged into it, also of a closed one. */
  'handoff.list': command({
    ...fromScreen,
    input: z.object({ incidentId: IncidentId }),
    output: z.array(HandOff),
  }),
  /**
   * Durable when it returns; delivery starts after. `channel` null takes the agency's first channel that can
   * work now (`sip` needs a live call; without any automatic channel the hand-off waits for the manual way).
   */
  'handoff.create': command({
    ...fromScreen,
    input: one.extend({
      incidentId: IncidentId,
      agencyId: AgencyId,
      channel: ChannelKind.nullable().default(null),
      callId: CallId.nullable().default(null),
      /** On the `sip` channel: the operator talks with the agency before the caller is connected. */
      talkFirst: z.boolean().default(false),
    }),
    output: HandOff,
  }),
  /** The operator reached a person: the hand-off is sent and acknowledged by hand, whatever its channel did. */
  'handoff.manual': command({
    ...fromScreen,
    input: one.extend({ way: ManualWay, receivedBy: z.string().min(1).max(200) }),
    output: HandOff,
  }),
  /** What the agency reported by telephone or radio. Steps forward may skip states. */
  'handoff.advance': command({
    ...fromScreen,
    input: one.extend({
      to: AgencyState,
      unit: z.string().max(200).default(''),
      reason: z.string().max(500).default(''),
    }),
    output: HandOff,
  }),
  /**
   * Sends an incident that was edited since: the whole of it, marked as an update with what changed. Refused when
   * nothing changed. `channel` null takes the agency's first one that sends by itself.
   */
  'handoff.resend': command({
    ...fromScreen,
    input: one.extend({ channel: ChannelKind.nullable().default(null) }),
    output: HandOff,
  }),
  /** What a hand-off to this agency would say now; of one that is under way, what an update would. */
  'handoff.preview': command({
    ...fromScreen,
    input: z.object({ incidentId: IncidentId, agencyId: AgencyId, channel: ChannelKind }),
    output: Preview,
  }),
  /** Main printed a slip, or could not. */
  'handoff.printed': command({
    to: 'core',
    from: ['main'],
    input: one.extend({ revision: z.int(), printed: z.boolean(), note: z.string().max(500) }),
    output: z.null(),
  }),
  /** Tries a failed or waiting hand-off again now, under the same idempotency key. */
  'handoff.retry': command({ ...fromScreen, input: one, output: HandOff }),
  'handoff.cancel': command({
    ...fromScreen,
    input: one.extend({ reason: z.string().max(500) }),
    output: HandOff,
  }),
};
