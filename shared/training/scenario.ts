import { z } from 'zod';
import { Word } from '../domain/answers.ts';
import { AgencyId } from '../domain/ids.ts';
import { Expected } from './expected.ts';

// The file format is explained for its authors in docs/training.md.

const said = (most: number) =>
  z.strictObject({ id: z.string().trim().min(1).max(most), en: z.string().trim().min(1).max(most) });
const Seconds = z.number().min(0).max(3_600);

export const levels = ['basic', 'intermediate', 'advanced'] as const;
export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;

/** What can be heard around a caller. */
export const noises = ['breath', 'street', 'fire', 'laughter', 'rain', 'crowd'] as const;
export const Noise = z.enum(noises);
export type Noise = z.infer<typeof Noise>;

/** Who speaks, as the made speech sounds. A line that the trainer recorded sounds as it was recorded. */
export const voices = ['man', 'woman', 'old_man', 'old_woman', 'young_man', 'young_woman', 'child'] as const;
export const Voice = z.enum(voices);
export type Voice = z.infer<typeof Voice>;

/** How a caller speaks. */
export const moods = ['calm', 'hurried', 'weak'] as const;
export const Mood = z.enum(moods);
export type Mood = z.infer<typeof Mood>;

/**
 * When a caller says a line:
 *
 * - `answered`: so long after the operator has answered
 * - `turn`: the operator has spoken and paused, or said nothing for so long
 * - `waited`: so long after the line before, whoever speaks
 *
 * These three come one after the other. The others are said each time, between whichever of them:
 *
 * - `resumed`: the operator is back from a hold
 * - `key`: the operator pressed a key of the telephone
 */
export const When = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('answered'), seconds: Seconds }),
  z.strictObject({ on: z.literal('turn'), seconds: Seconds }),
  z.strictObject({ on: z.literal('waited'), seconds: Seconds }),
  z.strictObject({ on: z.literal('resumed') }),
  z.strictObject({ on: z.literal('key') }),
]);
export type When = z.infer<typeof When>;

/** A recording beside the scenarios: Opus in Ogg as the build makes it, or in WebM as a microphone gives it. */
export const AudioFile = z.string().regex(/^[a-z][a-z0-9-]{0,79}(\/[a-z0-9-]{1,79})?\.(opus|webm)$/);
export type AudioFile = z.infer<typeof AudioFile>;

export const Line = z.strictObject({
  id: Word,
  /** As it is spoken, in Indonesian; empty for a line that only presses keys. */
  text: z.string().trim().max(400),
  when: When,
  /** Keys that the caller presses after speaking. */
  press: z
    .string()
    .regex(/^[0-9*#]{0,10}$/)
    .default(''),
  /** Null for a line that is not heard. */
  audio: AudioFile.nullable(),
});
export type Line = z.infer<typeof Line>;

const Begins = z.discriminatedUnion('after', [
  z.strictObject({ after: z.literal('start'), seconds: Seconds }),
  /** After an earlier call of the scenario has ended, answered or not. */
  z.strictObject({ after: z.literal('ended'), call: z.int().min(0).max(9), seconds: Seconds }),
]);

export const Ends = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('operator') }),
  /** So long after the last line was said, or after the answer. */
  z.strictObject({ by: z.literal('caller'), after: z.enum(['lines', 'answered']), seconds: Seconds }),
]);

export const ScenarioCall = z.strictObject({
  /** Null when it is withheld. */
  number: z
    .string()
    .regex(/^\+?\d{3,15}$/)
    .nullable(),
  displayName: z.string().max(60),
  begins: Begins,
  /** Gives up when nobody answers for so long. */
  patienceSeconds: z.number().min(1).max(600),
  voice: Voice,
  mood: Mood,
  background: Noise.nullable(),
  lines: z.array(Line).max(20),
  ends: Ends,
  /** What a good operator makes of it. */
  expected: Expected,
});
export type ScenarioCall = z.infer<typeof ScenarioCall>;

export const answersOfAgencies = ['accepts', 'declines', 'busy', 'no_answer'] as const;
export const AnswerOfAgency = z.enum(answersOfAgencies);
export type AnswerOfAgency = z.infer<typeof AnswerOfAgency>;

/** How the telephones of agencies answer; one that is not named accepts. */
export const AnswersOfAgencies = z
  .array(z.strictObject({ agencyId: AgencyId, answers: AnswerOfAgency }))
  .max(20);

const Shape = z.strictObject({
  id: Word,
  version: z.int().positive(),
  title: said(80),
  level: Level,
  calls: z.array(ScenarioCall).min(1).max(10),
  agencies: AnswersOfAgencies,
});

/** A practice scenario: who calls, what they say, and what a good operator makes of it. */
export const Scenario = Shape.check(({ value, issues }) => {
  const wrong = (message: string, ...path: (string | number)[]): void => {
    issues.push({ code: 'custom', message, path, input: value });
  };
  const { calls, agencies } = value;
  calls.forEach(({ begins, lines, number, expected }, index) => {
    if (begins.after === 'ended' && begins.call >= index)
      wrong('an earlier call', 'calls', index, 'begins', 'call');
    if (expected.sameEventAs !== undefined && expected.sameEventAs >= index)
      wrong('an earlier call', 'calls', index, 'expected', 'sameEventAs');
    if (number === '112') wrong('not the number that is called', 'calls', index, 'number');
    lines.forEach(({ id, text, press, audio }, line) => {
      if (lines.findIndex((one) => one.id === id) !== line)
        wrong('every id once', 'calls', index, 'lines', line, 'id');
      if (text === '' && press === '') wrong('words or keys', 'calls', index, 'lines', line, 'text');
      if (text === '' && audio !== null) wrong('the words of it', 'calls', index, 'lines', line, 'text');
    });
  });
  agencies.forEach(({ agencyId }, index) => {
    if (agencies.findIndex((one) => one.agencyId === agencyId) !== index)
      wrong('every agency once', 'agencies', index, 'agencyId');
  });
});
export type Scenario = z.infer<typeof Scenario>;
