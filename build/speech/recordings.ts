import { createHash } from 'node:crypto';
import { type Noise, noises, type Scenario } from '../../shared/training/scenario.ts';
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

/** All that the scenarios say, and the noises around them. */
export const wantedRecordings = (scenarios: readonly Scenario[]): Recording[] =>
  [...noises.map(noise), ...scenarios.flatMap(spoken)].sort((a, b) => (a.file < b.file ? -1 : 1));

function spoken({ calls }: Scenario): Recording[] {
  return calls.flatMap(({ voice, mood, lines }) => {
    const { variant, pitch, pace, decibels } = soundOf(voice, mood);
    return lines.flatMap(({ text, audio }) =>
      audio === null
        ? []
        : [
            recording({
              file: audio,
              voices: [{ text, variant: `id+${variant}`, pitch, pace }],
              effects: [...TELEPHONE, ...TRIM, 'gain', '-n', String(decibels)],
              kilobits: 14,
            }),
          ],
    );
  });
}

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
