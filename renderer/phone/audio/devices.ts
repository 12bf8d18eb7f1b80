import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import {
  defaultSound,
  SoundChoice,
  type SoundSettings,
  type SoundUse,
  soundUses,
} from '../../../shared/domain/sound.ts';

const STORED = 'sound';

/** What can be told to play elsewhere: a media element, or an audio context. */
export interface Output {
  setSinkId(id: string): Promise<void>;
}

export type Device = Pick<MediaDeviceInfo, 'deviceId' | 'kind' | 'label'>;

export interface Devices {
  choice(): SoundChoice;
  choose(changes: Partial<SoundChoice>): void;
  settings(): Omit<SoundSettings, 'trial'>;
  /** The id of the one in use; empty for the computer's own choice, also while the chosen one is not there. */
  idOf(use: SoundUse): string;
  /** Names are known once the microphone has been allowed. */
  look(): Promise<void>;
  /** A chosen one that is not there. */
  problem(): Refusal | null;
  /** Keeps an output on the device of this use. Returns what ends it. */
  follow(use: Exclude<SoundUse, 'microphone'>, output: Output): () => void;
  onChange(listener: () => void): void;
}

const kindOf = (use: SoundUse): MediaDeviceKind => (use === 'microphone' ? 'audioinput' : 'audiooutput');

/** The chosen device among those that are there. */
export const deviceOf = (use: SoundUse, choice: SoundChoice, found: readonly Device[]): Device | undefined =>
  found.find((device) => device.kind === kindOf(use) && device.label === choice[use]);

/** Those that can be chosen: Chromium lists its defaults as devices too. */
export const choosable = (found: readonly Device[]): Device[] =>
  found.filter(
    ({ deviceId, label }) => label !== '' && !['', 'default', 'communications'].includes(deviceId),
  );

export function createDevices(): Devices {
  const listeners: (() => void)[] = [];
  const outputs = new Map<Output, Exclude<SoundUse, 'microphone'>>();
  let choice = stored();
  let found: Device[] = [];

  const idOf = (use: SoundUse): string => deviceOf(use, choice, found)?.deviceId ?? '';
  const named = (kind: MediaDeviceKind): string[] => [
    ...new Set(found.filter((device) => device.kind === kind).map(({ label }) => label.slice(0, 500))),
  ];

  /** A device that refuses leaves the sound where the computer plays it. */
  function direct(output: Output, use: SoundUse): void {
    output.setSinkId(idOf(use)).catch(() => output.setSinkId('').catch(() => undefined));
  }

  function changed(): void {
    for (const [output, use] of outputs) direct(output, use);
    for (const listener of listeners) listener();
  }

  async function look(): Promise<void> {
    found = choosable(await navigator.mediaDevices.enumerateDevices());
    changed();
  }

  navigator.mediaDevices.addEventListener('devicechange', () => void look());
  return {
    choice: () => choice,
    choose(changes) {
      choice = { ...choice, ...changes };
      localStorage.setItem(STORED, JSON.stringify(choice));
      changed();
    },
    settings: () => ({ choice, inputs: named('audioinput'), outputs: named('audiooutput') }),
    idOf,
    look,
    problem() {
      if (found.length === 0) return null;
      const gone = soundUses.find((use) => choice[use] !== null && !deviceOf(use, choice, found));
      return gone ? refuse('E_SOUND_DEVICE_GONE', { device: choice[gone] ?? '' }).refusal : null;
    },
    follow(use, output) {
      outputs.set(output, use);
      direct(output, use);
      return () => outputs.delete(output);
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

function stored(): SoundChoice {
  try {
    const read = SoundChoice.safeParse(JSON.parse(localStorage.getItem(STORED) ?? 'null'));
    return read.success ? read.data : defaultSound;
  } catch {
    return defaultSound;
  }
}
