import { z } from 'zod';

/** What a sound device is used for: the headset is two of them. */
export const soundUses = ['microphone', 'speaker', 'ringing'] as const;
export type SoundUse = (typeof soundUses)[number];

/** As the operating system calls it: ids change when a device is plugged in again, names do not. */
const DeviceName = z.string().min(1).max(500);

/** Devices by name, or null for the computer's own choice, and how the microphone is treated. */
export const SoundChoice = z.object({
  microphone: DeviceName.nullable(),
  speaker: DeviceName.nullable(),
  ringing: DeviceName.nullable(),
  echoCancellation: z.boolean(),
  noiseSuppression: z.boolean(),
  autoGainControl: z.boolean(),
});
export type SoundChoice = z.infer<typeof SoundChoice>;

export const defaultSound: SoundChoice = {
  ...{ microphone: null, speaker: null, ringing: null },
  ...{ echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

export const SoundSettings = z.object({
  choice: SoundChoice,
  /** What is plugged in. */
  inputs: z.array(DeviceName),
  outputs: z.array(DeviceName),
  /** The operator's voice is recorded, or played back to him. */
  trial: z.enum(['recording', 'playing']).nullable(),
});
export type SoundSettings = z.infer<typeof SoundSettings>;
