import { z } from 'zod';
import { Theme } from '../config/schema.ts';
import { Time } from '../domain/call.ts';
import { AgencyId, CallId } from '../domain/ids.ts';
import { Referral } from '../domain/referral.ts';
import { ShiftPlan } from '../domain/shift-plan.ts';
import { TrainingMode } from '../domain/training-mode.ts';
import { command } from './define.ts';
import { Refusal } from './errors.ts';
import { PhoneStatus } from './phone.ts';

/** One calm line about something that happened to the workstation itself. The newest of a code replaces it. */
export const Notice = Refusal.extend({
  at: Time,
  level: z.enum(['info', 'warning', 'error']),
  /** A standing notice stays until what it tells of is over; a passing one goes by itself. */
  standing: z.boolean(),
});
export type Notice = z.infer<typeof Notice>;

/** A secret of the room. It is typed once, sealed by main beside the settings, and never shown or logged. */
export const SecretName = z.discriminatedUnion('kind', [
  /** Signs what goes to this agency. */
  z.object({ kind: z.literal('webhook'), agencyId: AgencyId }),
  /** Signs what comes from this agency. */
  z.object({ kind: z.literal('inbound'), agencyId: AgencyId }),
  /** The mail account's password. */
  z.object({ kind: z.literal('smtp') }),
]);
export type SecretName = z.infer<typeof SecretName>;

export const AppStatus = z.object({
  version: z.string(),
  /** True while the core answers. */
  core: z.boolean(),
  phone: PhoneStatus,
  notices: z.array(Notice),
  /** Calls that are being recorded now. */
  recording: z.array(CallId),
  training: TrainingMode,
  /** A call is shown by itself, so much faster than it is read. */
  demo: z.object({ speed: z.number().positive() }).nullable(),
  settings: z.object({
    roomName: z.string(),
    station: z.string(),
    file: z.string(),
    dataFolder: z.string(),
    exportFolder: z.string(),
    mapboxToken: z.string().nullable(),
    language: z.enum(['id', 'en']),
    theme: Theme,
    autoAnswerSeconds: z.int().nullable(),
    /** When the room's shifts are (WIB). */
    shifts: ShiftPlan,
    /** Secrets that are set; `keyring` tells whether they are sealed. */
    secrets: z.object({
      webhook: z.array(AgencyId),
      inbound: z.array(AgencyId),
      smtp: z.boolean(),
      keyring: z.boolean(),
    }),
    /** The mail server is known, so that e-mail can go out. */
    mail: z.boolean(),
    /** Where agencies' own systems answer, or null while that is off. */
    inbound: z.object({ host: z.string(), port: z.int() }).nullable(),
  }),
});
export type AppStatus = z.infer<typeof AppStatus>;

export const appCommands = {
  /** Sets or (null) forgets a secret; it works at once. A key shared with an agency has at least 16 characters. */
  'app.setSecret': command({
    to: 'main',
    from: ['workstation'],
    input: z
      .object({ name: SecretName, value: z.string().min(1).max(1_000).nullable() })
      .refine(({ name, value }) => value === null || name.kind === 'smtp' || value.length >= 16, {
        path: ['value'],
      }),
    output: z.null(),
  }),
  'app.status': command({ to: 'main', from: ['workstation'], input: z.object({}), output: AppStatus }),
  /** Draws the whole window larger: 1 is as designed, 2 twice as large (WCAG 2.2 SC 1.4.4). */
  'app.zoom': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({ factor: z.number().min(1).max(2) }),
    output: z.null(),
  }),
  /** Puts a short text where the desktop pastes from. */
  'app.copy': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({ text: z.string().min(1).max(200) }),
    output: z.null(),
  }),
  /** Where callers are sent whose need is not 112's duty. */
  'app.referrals': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({}),
    output: z.array(Referral),
  }),
  /** Shows an exported file in the file manager; only inside the export folder. */
  'app.showFile': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({ file: z.string().max(4_096) }),
    output: z.null(),
  }),
  /** The screen painted a ringing call: the other end of the screen-pop measurement. */
  'app.painted': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({ callId: z.string(), at: z.number() }),
    output: z.null(),
  }),
};
