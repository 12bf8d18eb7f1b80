import { z } from 'zod';
import {
  AnswersOfAgencies,
  AudioFile,
  Ends,
  Line,
  Noise,
  type Scenario,
  type ScenarioCall,
  When,
} from './scenario.ts';

/** What a simulated caller does, as the caller's window plays it. */
export const Caller = z.object({
  /** Null when withheld. */
  number: z.string().nullable(),
  displayName: z.string(),
  /** Gives up when nobody answers. */
  patienceSeconds: z.number().positive().max(3_600),
  /** What is heard around the caller. */
  background: Noise.nullable(),
  lines: z.array(
    z.object({
      when: When,
      /** Shown to the trainee when there is no sound of it. */
      text: Line.shape.text.optional(),
      press: Line.shape.press.unwrap(),
      audio: AudioFile.nullish(),
    }),
  ),
  /** Begins again after the last line. */
  repeats: z.boolean(),
  /** Only the operator ends it, unless it says otherwise. */
  ends: Ends.optional(),
  /** How agencies answer when they are called about this caller. */
  agencies: AnswersOfAgencies,
});
export type Caller = z.infer<typeof Caller>;

export const callerOf = (call: ScenarioCall, { agencies }: Pick<Scenario, 'agencies'>): Caller => ({
  number: call.number,
  displayName: call.displayName,
  patienceSeconds: call.patienceSeconds,
  background: call.background,
  lines: call.lines.map(({ when, text, press, audio }) => ({ when, text, press, audio })),
  repeats: false,
  ends: call.ends,
  agencies,
});
