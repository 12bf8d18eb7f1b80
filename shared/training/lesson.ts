import { z } from 'zod';
import { Word } from '../domain/answers.ts';
import { Expected } from './expected.ts';

/** Which call of which playing of a scenario a practice call is, kept with it: the scenario may be edited later. */
export const Lesson = z.object({
  scenario: Word,
  version: z.int().positive(),
  title: z.object({ id: z.string().max(200), en: z.string().max(200) }),
  /** One playing of a scenario: its calls belong together. */
  run: z.uuid(),
  /** Counted from 0. */
  call: z.int().min(0).max(9),
  expected: Expected,
});
export type Lesson = z.infer<typeof Lesson>;

/** A practice call as a lesson. */
export const Practice = z.object({
  lesson: Lesson,
  /** Who was on duty when it rang: a call that nobody answers is somebody's lesson too. */
  trainee: z.string().nullable(),
  /** Of keys while its form was on the screen, null until they are told. */
  presses: z.int().min(0).nullable(),
});
export type Practice = z.infer<typeof Practice>;
