import { z } from 'zod';
import { Agency, Channel, WebhookUrl } from '../domain/agency.ts';

/** A secret is typed in clear text by the administrator and sealed by the app at its next start. */
const Sealed = z.strictObject({ sealed: z.base64() });
const Secret = z.union([z.string().min(1).max(1_000), Sealed]);

const WebhookChannel = z.strictObject({
  kind: z.literal('webhook'),
  url: WebhookUrl,
  /** Shared with the agency; at least 16 characters. */
  secret: z.union([z.string().min(16).max(1_000), Sealed]),
});
const ConfigChannel = z.union([WebhookChannel, Channel.options[0].strict(), Channel.options[2].strict()]);

export const ConfigAgency = Agency.partial()
  .required({ id: true })
  .extend({ channels: z.array(ConfigChannel).max(10).optional() })
  .strict();
export type ConfigAgency = z.infer<typeof ConfigAgency>;

/** `system` follows the PC, also where it asks for more contrast. */
export const Theme = z.enum(['system', 'light', 'dark', 'contrast']);

/** `siaga112.config.json`. Every key may be left out. */
export const Config = z.strictObject({
  /** Names this desk in the log; letters, digits, dash. */
  station: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,20}$/)
    .default('MEJA-1'),
  roomName: z.string().min(1).max(60).default('Jombang Siaga 112'),
  /** Without it the app opens in training mode. */
  pbx: z
    .strictObject({
      urls: z
        .array(z.url({ protocol: /^wss?$/ }))
        .min(1)
        .max(5),
      account: z.string().regex(/^[^@\s]+@[^@\s]+$/),
      password: Secret,
      displayName: z.string().max(60).default(''),
    })
    .optional(),
  /** Changes to the shipped agencies, by id; an unknown id adds an agency. */
  agencies: z.array(ConfigAgency).max(50).default([]),
  exportFolder: z.string().min(1).optional(),
  mapboxToken: z.string().min(1).optional(),
  language: z.enum(['id', 'en']).default('id'),
  theme: Theme.default('system'),
});
export type Config = z.infer<typeof Config>;
