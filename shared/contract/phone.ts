import { z } from 'zod';
import { DtmfDigit, Time } from '../domain/call.ts';
import { CallId, HandOffId } from '../domain/ids.ts';
import { SoundChoice, SoundSettings } from '../domain/sound.ts';
import { AudioFile } from '../training/scenario.ts';
import { command } from './define.ts';
import { Refusal } from './errors.ts';

/** A call as the telephone has it right now: view state, for the softphone bar only. The log holds the story. */
export const LiveCall = z.object({
  callId: CallId,
  direction: z.enum(['in', 'out']),
  number: z.string().nullable(),
  displayName: z.string(),
  /** `bridged`: connected with another call through this desk, without the operator. */
  phase: z.enum(['ringing', 'dialling', 'connecting', 'talking', 'held', 'bridged']),
  muted: z.boolean(),
  /** Nothing arrives from the other side, or the microphone captures nothing. */
  silent: z.enum(['line', 'microphone']).nullable(),
  /** How it sounds now, measured once a second, as coarse as it is shown; null until there is something to measure. */
  quality: z
    .object({
      mos: z.number(),
      /** Share of the sound that does not arrive in time, 0…1. */
      loss: z.number(),
      /** Milliseconds. */
      jitter: z.int(),
      roundTrip: z.int().nullable(),
    })
    .nullable(),
  training: z.boolean(),
  since: Time,
  /** Since when it is in this phase. */
  phaseAt: Time,
  answeredAt: Time.nullable(),
});
export type LiveCall = z.infer<typeof LiveCall>;

/**
 * The operator's talk with an agency about a caller, on a second call.
 * - `calling`: the agency's telephone rings; the caller is on hold
 * - `talking`: the agency has answered
 * - `connecting`: the PBX was asked to connect the two without this desk (RFC 5589 §7)
 * - `conference`: caller, agency and operator hear each other
 * - `bridged`: caller and agency hear each other through this desk, without the operator
 */
export const Consultation = z.object({
  /** The caller's call. */
  callId: CallId,
  agencyCallId: CallId,
  handOffId: HandOffId,
  stage: z.enum(['calling', 'talking', 'connecting', 'conference', 'bridged']),
  since: Time,
  /** Why the last step did not come about. */
  problem: Refusal.nullable(),
});
export type Consultation = z.infer<typeof Consultation>;

/** Three separate lights: a socket that is open is not a registration, a registration is not sound. */
export const PhoneStatus = z.object({
  line: z.enum(['sip', 'training']),
  socket: z.enum(['off', 'connecting', 'open', 'closed']),
  registration: z.enum(['none', 'registering', 'registered', 'failed']),
  audio: z.enum(['ok', 'missing', 'denied', 'unknown']),
  problem: Refusal.nullable(),
  calls: z.array(LiveCall),
  consultations: z.array(Consultation),
  sound: SoundSettings,
});
export type PhoneStatus = z.infer<typeof PhoneStatus>;

/** What the phone window needs to register. Only that window is given it. */
export const PhoneConfig = z.discriminatedUnion('line', [
  z.object({
    line: z.literal('sip'),
    /** Callers are simulated, and the other side is the relay of this app. */
    training: z.boolean(),
    /** Tried in order. */
    urls: z.array(z.url({ protocol: /^wss?$/ })).min(1),
    /** `user@domain` */
    account: z.string(),
    password: z.string(),
    displayName: z.string(),
    dtmf: z.enum(['rfc4733', 'info']),
  }),
  /** The settings are broken: no telephone, and the reason is on the screen. */
  z.object({ line: z.literal('off') }),
]);
export type PhoneConfig = z.infer<typeof PhoneConfig>;

/** How loud it is now, 0…1. */
export const SoundLevels = z.object({
  microphone: z.number().min(0).max(1),
  /** What the other side says; null when there is no call. */
  line: z.number().min(0).max(1).nullable(),
});
export type SoundLevels = z.infer<typeof SoundLevels>;

const toPhone = { to: 'phone', from: ['workstation'] } as const;
const one = z.object({ callId: CallId });
const nothing = z.null();

export const phoneCommands = {
  'phone.answer': command({ ...toPhone, input: one, output: nothing }),
  /** Refuses this call here as busy (SIP 486); the PBX may ring another desk. */
  'phone.decline': command({ ...toPhone, input: one, output: nothing }),
  'phone.hangUp': command({ ...toPhone, input: one, output: nothing }),
  'phone.hold': command({ ...toPhone, input: one, output: nothing }),
  'phone.resume': command({ ...toPhone, input: one, output: nothing }),
  'phone.mute': command({ ...toPhone, input: one.extend({ muted: z.boolean() }), output: nothing }),
  'phone.dtmf': command({ ...toPhone, input: one.extend({ digit: DtmfDigit }), output: nothing }),
  'phone.call': command({
    ...toPhone,
    input: z.object({ number: z.string().trim().min(1).max(200) }),
    output: one,
  }),
  /** Calls the agency while the caller is on hold. A failure at any step gives the caller back to the operator. */
  'phone.consult': command({
    ...toPhone,
    input: one.extend({ handOffId: HandOffId, target: z.string().trim().min(1).max(200) }),
    output: nothing,
  }),
  /** Three-way: caller, agency and operator hear each other. Also steps back in after stepping out. */
  'phone.conference': command({ ...toPhone, input: one, output: nothing }),
  /**
   * Connects caller and agency and lets the operator go. How it went comes with the next report: where the PBX
   * cannot, this desk goes on passing the sound between the two.
   */
  'phone.completeTransfer': command({ ...toPhone, input: one, output: nothing }),
  /** Ends the call to the agency: the caller is with the operator again. */
  'phone.endConsult': command({ ...toPhone, input: one, output: nothing }),
  /** A hand-off is not acknowledged in time: a soft sound, once. A ringing call goes first. */
  'phone.remind': command({ ...toPhone, input: z.object({}), output: nothing }),

  /** What changes in the choice: in use at once, also in the middle of a call, and remembered. */
  'phone.setSound': command({ ...toPhone, input: SoundChoice.partial(), output: nothing }),
  /** Records three seconds of the microphone and plays them back; only while there is no call. */
  'phone.tryMicrophone': command({ ...toPhone, input: z.object({}), output: nothing }),
  /** Training mode only: a trainer speaks a line of a scenario. Only while there is no call; a call that rings ends it. */
  'phone.beginSpeech': command({ ...toPhone, input: z.object({}), output: nothing }),
  /** The line is spoken. Null when it is dropped, or a call came between. */
  'phone.endSpeech': command({
    ...toPhone,
    input: z.object({ keep: z.boolean() }),
    output: z.object({ audio: AudioFile.nullable() }),
  }),
  /** Levels are told for the next seconds. */
  'phone.watchLevels': command({ ...toPhone, input: z.object({}), output: nothing }),
  'phone.levels': command({ to: 'main', from: ['phone'], input: SoundLevels, output: nothing }),

  'phone.config': command({ to: 'main', from: ['phone'], input: z.object({}), output: PhoneConfig }),
  'phone.report': command({ to: 'main', from: ['phone'], input: PhoneStatus, output: nothing }),
};
