import { z } from 'zod';
import { AgencySettings, Channel } from '../domain/agency.ts';
import { AgencyId } from '../domain/ids.ts';
import { ReportFormat } from '../domain/selection.ts';
import { ShiftPlan, shippedShifts } from '../domain/shift-plan.ts';

/** A secret is typed in clear text by the administrator and sealed by the app at its next start. */
const Sealed = z.strictObject({ sealed: z.base64() });
const Secret = z.union([z.string().min(1).max(1_000), Sealed]);

const [sip, webhook, email, print, manual] = Channel.options;
const ConfigChannel = z.union([
  webhook
    .extend({
      /** Shared with the agency; at least 16 characters. */
      secret: z.union([z.string().min(16).max(1_000), Sealed]).optional(),
    })
    .strict(),
  sip.strict(),
  email.strict(),
  print.strict(),
  manual.extend({ contact: z.string().max(200).default('') }).strict(),
]);

/** Without the defaults of a whole agency: a key that is left out stays as shipped. */
const { icon, kecamatan, hours, contacts, ackLimitSeconds } = AgencySettings.shape;
export const ConfigAgency = AgencySettings.extend({
  icon: icon.unwrap(),
  kecamatan: kecamatan.unwrap(),
  hours: hours.unwrap(),
  contacts: contacts.unwrap(),
  ackLimitSeconds: ackLimitSeconds.unwrap(),
  channels: z.array(ConfigChannel).max(10),
})
  .partial()
  .required({ id: true })
  .strict();
export type ConfigAgency = z.infer<typeof ConfigAgency>;

/** The room's mail server. Its password is a secret: `secrets.smtp`. */
export const Mail = z.strictObject({
  host: z.string().min(1).max(255),
  port: z.int().min(1).max(65_535).default(465),
  /** `tls` from the first byte, `starttls` or not at all; `none` only to this machine itself. */
  security: z.enum(['tls', 'starttls', 'none']).default('tls'),
  user: z.string().max(200).default(''),
  from: z.email(),
});
export type Mail = z.infer<typeof Mail>;

/** Where agencies' own systems answer. Off unless it is here. */
export const Inbound = z.strictObject({
  host: z.union([z.ipv4(), z.ipv6()]),
  port: z.int().min(1).max(65_535),
});
export type Inbound = z.infer<typeof Inbound>;

/** The report that each shift leaves behind by itself (docs/export.md). */
export const ShiftReports = z.strictObject({
  /** Where they go, in full; a folder on a share may be away for a while. It is never made. */
  folder: z
    .string()
    .max(1_000)
    .regex(/^(\/|[A-Za-z]:[\\/]|\\\\)/, 'a whole path'),
  formats: z
    .array(ReportFormat)
    .min(1)
    .refine((formats) => new Set(formats).size === formats.length, 'each once')
    .default(['xlsx']),
  redacted: z.boolean().default(false),
});
export type ShiftReports = z.infer<typeof ShiftReports>;

/** `system` follows the PC, also where it asks for more contrast. */
export const Theme = z.enum(['system', 'light', 'dark', 'contrast']);

/** `siaga112.config.json`. Every key may be left out. */
export const Config = z.strictObject({
  /** Names this desk in the log; letters, digits, dash. */
  station: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,20}$/)
    .default('MEJA-1'),
  /** A name of the room's own in the domain name system, for the standard formats (docs/formats.md). */
  domain: z
    .string()
    .regex(/^(?=.{1,100}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/)
    .default('siaga112.invalid'),
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
      /** Whether a `Geolocation` reference to the PBX's own host is asked for the place (decision 9). */
      locationReferences: z.boolean().default(false),
      /** How keys are sent: in the sound (RFC 4733), which every trunk passes on, or as SIP INFO. */
      dtmf: z.enum(['rfc4733', 'info']).default('rfc4733'),
      /** A caller is answered after ringing so long, while somebody is on duty, at the desk and in no call. */
      autoAnswerSeconds: z.int().min(1).max(60).optional(),
    })
    .optional(),
  /** Changes to the shipped agencies, by id; an unknown id adds an agency. */
  agencies: z.array(ConfigAgency).max(50).default([]),
  mail: Mail.refine(
    ({ security, host }) => security !== 'none' || ['127.0.0.1', '::1', 'localhost'].includes(host),
    'tls',
  ).optional(),
  inbound: Inbound.optional(),
  /** Written by the app: what an administrator typed on the screen. They go before a `secret` beside a channel. */
  secrets: z
    .strictObject({
      webhook: z.record(AgencyId, Secret).default({}),
      inbound: z.record(AgencyId, Secret).default({}),
      smtp: Secret.optional(),
    })
    .prefault({}),
  /** When the room's shifts are (WIB). */
  shifts: ShiftPlan.default(shippedShifts),
  /** Above the room's name on reports: lines such as its office and address, and a picture (PNG, JPEG or SVG). */
  letterhead: z
    .strictObject({
      lines: z.array(z.string().max(120)).max(4).default([]),
      logo: z.string().min(1).optional(),
    })
    .prefault({}),
  exportFolder: z.string().min(1).optional(),
  /** Where slips are printed, as the system names the printer; the system's default one where it is left out. */
  printer: z
    .string()
    .max(127)
    .regex(/^[^\s\p{C}-][^\p{C}]*$/u, 'a printer')
    .optional(),
  /** Calls are recorded on this PC and kept so long and so large (decision 17). */
  recording: z
    .strictObject({
      enabled: z.boolean().default(true),
      keepDays: z.int().min(1).max(3_650).default(90),
      maxGigabytes: z.number().min(0.1).max(100_000).default(20),
    })
    .prefault({}),
  shiftReports: ShiftReports.optional(),
  mapboxToken: z.string().min(1).optional(),
  language: z.enum(['id', 'en']).default('id'),
  theme: Theme.default('system'),
});
export type Config = z.infer<typeof Config>;
