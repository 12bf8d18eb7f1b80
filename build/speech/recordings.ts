import { createHash } from 'node:crypto';
import type { Agency } from '../../shared/domain/agency.ts';
import { anyAgencyAudio, audioOfAgency } from '../../shared/training/agency-audio.ts';
import { type Noise, noises, type Scenario, type Voice } from '../../shared/training/scenario.ts';
import { noiseEffects, noiseVoices } from './noises.ts';
import { soundOf } from './voices.ts';

/** What the build makes, and of what. */
export interface Recording {
  /** Below resources/training/audio. */
  file: string;
  voices: { text: string; variant: string; pitch: number; pace: number }[];
  /** Of sox. */
  effects: string[];
  kilobits: number;
  /** Of all of this: tells whether a file was made of what is asked for today. */
  digest: string;
}

/** File names and digests. */
export type Manifest = Record<string, string>;

const TELEPHONE = ['highpass', '250', 'lowpass', '3500'];
/** espeak-ng begins and ends with silence. */
const TRIM_START = ['silence', '1', '0.02', '0.5%'];
const TRIM = [...TRIM_START, 'reverse', ...TRIM_START, 'reverse'];

/** All that the scenarios and the agencies' telephones say, and the noises around them. */
export const wantedRecordings = (
  scenarios: readonly Scenario[],
  agencies: readonly Pick<Agency, 'id' | 'shortName'>[],
): Recording[] =>
  [...noises.map(noise), ...scenarios.flatMap(spoken), ...answered(agencies)].sort((a, b) =>
    a.file < b.file ? -1 : 1,
  );

const spoken = ({ calls }: Scenario): Recording[] =>
  calls.flatMap(({ voice, mood, lines }) =>
    lines.flatMap(({ text, audio }) => (audio === null ? [] : [speech(audio, text, soundOf(voice, mood))])),
  );

const onDuty: readonly Voice[] = ['man', 'woman', 'young_man', 'young_woman'];

/** How the agencies that ship answer the telephone, and any other. */
const answered = (agencies: readonly Pick<Agency, 'id' | 'shortName'>[]): Recording[] => [
  speech(anyAgencyAudio, 'Petugas piket, siap. Silakan.', soundOf('man', 'calm')),
  ...agencies.map(({ id, shortName }, index) =>
    speech(
      audioOfAgency(id),
      `${shortName} Jombang, siap. Silakan.`,
      soundOf(onDuty[index % onDuty.length] ?? 'man', 'calm'),
    ),
  ),
];

const speech = (file: string, text: string, sound: ReturnType<typeof soundOf>): Recording =>
  recording({
    file,
    voices: [{ text, variant: `id+${sound.variant}`, pitch: sound.pitch, pace: sound.pace }],
    effects: [...TELEPHONE, ...TRIM, 'gain', '-n', String(sound.decibels)],
    kilobits: 14,
  });

function noise(name: Noise): Recording {
  const file = `noise/${name}.opus`;
  if (name !== 'laughter' && name !== 'crowd')
    return recording({ file, voices: [], effects: noiseEffects[name], kilobits: 20 });
  return recording({
    file,
    voices: noiseVoices[name].map(({ text, voice }, index) => ({
      text,
      variant: voice,
      pitch: 45 + 10 * index,
      pace: 150,
    })),
    effects: [...TELEPHONE, 'reverb', '40', 'gain', '-n', '-14'],
    kilobits: 20,
  });
}

const recording = (made: Omit<Recording, 'digest'>): Recording => ({
  ...made,
  digest: createHash('sha256').update(JSON.stringify(made)).digest('hex'),
});
