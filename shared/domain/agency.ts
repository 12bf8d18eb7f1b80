import { z } from 'zod';
import { AgencyId } from './ids.ts';

export const channelKinds = ['sip', 'webhook', 'manual'] as const;
export const ChannelKind = z.enum(channelKinds);
export type ChannelKind = z.infer<typeof ChannelKind>;

/** An HTTPS address; plain HTTP only to this machine itself. */
export const WebhookUrl = z.url({ protocol: /^https?$/ }).refine((text) => {
  const url = new URL(text);
  return url.protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
}, 'https');

export const Channel = z.discriminatedUnion('kind', [
  /** Blind transfer of the caller to this extension or SIP URI (RFC 3515). */
  z.object({ kind: z.literal('sip'), target: z.string().min(1).max(200) }),
  /** Signed POST; its secret is kept outside the log. */
  z.object({ kind: z.literal('webhook'), url: WebhookUrl }),
  /** By telephone, radio or on foot; `contact` tells the operator whom to reach. */
  z.object({ kind: z.literal('manual'), contact: z.string().max(200) }),
]);
export type Channel = z.infer<typeof Channel>;

/** Where an agency's people wait, or bring people to: entered by the administrator, never guessed. */
export const AgencyPost = z.object({
  name: z.string().min(1).max(100),
  kind: z.enum(['post', 'hospital']),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
});
export type AgencyPost = z.infer<typeof AgencyPost>;

export const Agency = z.object({
  id: AgencyId,
  name: z.string().min(1).max(100),
  shortName: z.string().min(1).max(20),
  duty: z.string().max(200),
  /** `#rrggbb`; never the only thing that tells agencies apart. */
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  /** The digit that is pressed with Ctrl. */
  key: z
    .string()
    .regex(/^[1-9]$/)
    .nullable(),
  order: z.int(),
  enabled: z.boolean(),
  /** Tried from the first to the last. */
  channels: z.array(Channel).max(10),
  posts: z.array(AgencyPost).max(100).optional(),
});
export type Agency = z.infer<typeof Agency>;
