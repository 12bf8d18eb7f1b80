import { z } from 'zod';
import { AgencyId } from './ids.ts';

export const channelKinds = ['sip', 'webhook', 'email', 'print', 'manual'] as const;
export const ChannelKind = z.enum(channelKinds);
export type ChannelKind = z.infer<typeof ChannelKind>;

/** The ways that can be tried without troubling anybody. */
export const TrialChannel = z.enum(['webhook', 'email', 'print']);
export type TrialChannel = z.infer<typeof TrialChannel>;

/** An HTTPS address; plain HTTP only to this machine itself. */
export const WebhookUrl = z.url({ protocol: /^https?$/, abort: true }).refine((text) => {
  const url = new URL(text);
  return url.protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
}, 'https');

/** What a webhook posts: our own JSON (docs/webhook.md), or a standard one (docs/formats.md). */
export const webhookFormats = ['siaga', 'eido', 'cap'] as const;
export const WebhookFormat = z.enum(webhookFormats);
export type WebhookFormat = z.infer<typeof WebhookFormat>;

/** How long this channel is tried before the next automatic one is taken. */
const timeoutSeconds = z.int().min(5).max(3_600).nullable().default(null);
/** The text with named gaps (`shared/message/`); null takes the shipped one of the channel's kind. */
const template = z.string().max(4_000).nullable().default(null);

export const Channel = z.discriminatedUnion('kind', [
  /** Blind transfer of the caller to this extension or SIP URI (RFC 3515). */
  z.object({ kind: z.literal('sip'), target: z.string().min(1).max(200), timeoutSeconds }),
  /** Signed POST; its secret is kept outside the log. */
  z.object({
    kind: z.literal('webhook'),
    url: WebhookUrl,
    format: WebhookFormat.default('siaga'),
    timeoutSeconds,
    template,
  }),
  /** By the room's mail server, which is in the settings file. */
  z.object({ kind: z.literal('email'), to: z.array(z.email()).min(1).max(10), timeoutSeconds, template }),
  /** A slip on the room's printer, or a PDF where there is none. */
  z.object({ kind: z.literal('print'), timeoutSeconds, template }),
  /** By telephone, radio or on foot; `contact` tells the operator whom to reach, `template` what to say. */
  z.object({ kind: z.literal('manual'), contact: z.string().max(200), template }),
]);
export type Channel = z.infer<typeof Channel>;

/** Tells agencies apart beside their colour and their name. */
export const agencyIcons = [
  'ambulance',
  'fire',
  'disaster',
  'order',
  'traffic',
  'police',
  'power',
  'other',
] as const;
export const AgencyIcon = z.enum(agencyIcons);

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** On these days of the week (1 Monday … 7 Sunday) from one time to another, WIB; over midnight when `to` is earlier. */
export const OpeningHours = z.object({
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: ClockTime,
  to: ClockTime,
});
export type OpeningHours = z.infer<typeof OpeningHours>;

/** A person on duty. What an agency publishes of its own people, not what a caller told: it is not blanked. */
export const ContactPerson = z.object({
  name: z.string().max(100),
  role: z.string().max(100),
  phone: z.string().max(40),
});

/** Where an agency's people wait, or bring people to: entered by the administrator, never guessed. */
export const AgencyPost = z.object({
  name: z.string().min(1).max(100),
  kind: z.enum(['post', 'hospital']),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
});
export type AgencyPost = z.infer<typeof AgencyPost>;

/** What an administrator sets of an agency. */
export const AgencySettings = z.object({
  id: AgencyId,
  name: z.string().min(1).max(100),
  shortName: z.string().min(1).max(20),
  duty: z.string().max(200),
  /** `#rrggbb`; never the only thing that tells agencies apart. */
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  icon: AgencyIcon.default('other'),
  /** The digit that is pressed with Ctrl. */
  key: z
    .string()
    .regex(/^[1-9]$/)
    .nullable(),
  order: z.int(),
  enabled: z.boolean(),
  /** Codes of the kecamatan it goes to; none means everywhere. */
  kecamatan: z
    .array(z.string().regex(/^\d\d\.\d\d\.\d\d$/))
    .max(100)
    .default([]),
  /** None means always. */
  hours: z.array(OpeningHours).max(20).default([]),
  contacts: z.array(ContactPerson).max(20).default([]),
  /** A hand-off that it has not acknowledged after this long is late. */
  ackLimitSeconds: z.int().min(10).max(86_400).default(180),
  /** Tried from the first to the last, at most one of a kind. */
  channels: z
    .array(Channel)
    .max(10)
    .refine((list) => new Set(list.map(({ kind }) => kind)).size === list.length, 'one of a kind'),
  posts: z.array(AgencyPost).max(100).optional(),
});
export type AgencySettings = z.infer<typeof AgencySettings>;

export const Agency = AgencySettings.extend({
  /** It was changed on the screen, so that the settings file no longer speaks for it. */
  edited: z.boolean().default(false),
  /** Taken away by an administrator; old hand-offs still name it. */
  removed: z.boolean().default(false),
});
export type Agency = z.infer<typeof Agency>;

/** Whether anything but a phone number that nobody wrote down leads to it. */
export const hasWorkingChannel = ({ channels, contacts }: AgencySettings): boolean =>
  contacts.some(({ phone }) => phone.trim() !== '') ||
  channels.some((channel) => channel.kind !== 'manual' || channel.contact.trim() !== '');
