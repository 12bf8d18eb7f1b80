import type { Mood, Voice } from '../../shared/training/scenario.ts';

/** How espeak-ng sounds: a variant of its Indonesian voice, its pitch (0–99) and words a minute. */
interface Sound {
  variant: string;
  pitch: number;
  pace: number;
}

const sounds: Record<Voice, Sound> = {
  man: { variant: 'm3', pitch: 38, pace: 145 },
  woman: { variant: 'f2', pitch: 52, pace: 145 },
  old_man: { variant: 'm7', pitch: 25, pace: 120 },
  old_woman: { variant: 'f4', pitch: 38, pace: 122 },
  young_man: { variant: 'm1', pitch: 52, pace: 152 },
  young_woman: { variant: 'f3', pitch: 64, pace: 152 },
  child: { variant: 'f5', pitch: 90, pace: 150 },
};

/** What a mood changes. Whoever is weak whispers or is short of breath. */
const moods: Record<Mood, { pitch: number; pace: number; decibels: number }> = {
  calm: { pitch: 0, pace: 1, decibels: -3 },
  hurried: { pitch: 8, pace: 1.18, decibels: -1 },
  weak: { pitch: -6, pace: 0.85, decibels: -10 },
};

export function soundOf(voice: Voice, mood: Mood): Sound & { decibels: number } {
  const { variant, pitch, pace } = sounds[voice];
  const change = moods[mood];
  return {
    variant,
    pitch: Math.min(99, pitch + change.pitch),
    pace: Math.round(pace * change.pace),
    decibels: change.decibels,
  };
}
