import { z } from 'zod';

const Seconds = z.number().min(0).max(3_600);

/**
 * When a caller says a line or presses keys:
 *
 * - `answered`: so long after the operator has answered
 * - `turn`: the operator has spoken and paused, or said nothing for so long
 * - `resumed`: the operator is back from a hold
 * - `waited`: so long after the line before, whoever speaks
 */
const When = z.discriminatedUnion('on', [
  z.object({ on: z.literal('answered'), seconds: Seconds }),
  z.object({ on: z.literal('turn'), seconds: Seconds }),
  z.object({ on: z.literal('resumed') }),
  z.object({ on: z.literal('waited'), seconds: Seconds }),
]);

/** What a simulated caller does, as the caller's window plays it. */
export const Caller = z.object({
  /** Null when withheld. */
  number: z.string().nullable(),
  displayName: z.string(),
  /** Gives up when nobody answers. */
  patienceSeconds: z.number().positive().max(3_600),
  /** What is heard around the caller. */
  background: z.enum(['breath', 'street', 'fire', 'laughter']),
  lines: z.array(z.object({ when: When, press: z.string().regex(/^[0-9*#]*$/) })),
  /** Begins again after the last line. */
  repeats: z.boolean(),
});
export type Caller = z.infer<typeof Caller>;
