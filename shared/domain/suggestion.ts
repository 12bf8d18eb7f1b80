import { z } from 'zod';
import { Answer } from './answers.ts';
import { AgencyId } from './ids.ts';
import { Priority } from './priority.ts';

/** As it stood in the protocol, in both languages, so that the log explains itself without the file. */
const Said = z.object({ id: z.string(), en: z.string() });

/** Why: the answer of a question, or (both null) the kind of event by itself. */
export const Reason = z.object({
  question: z.string().nullable(),
  answer: Answer.nullable(),
  text: Said,
});
export type Reason = z.infer<typeof Reason>;

/** What a protocol makes of the form. The operator decides. */
export const Suggestion = z.object({
  protocol: z.object({ id: z.string(), version: z.int() }),
  priority: Priority,
  reasons: z.array(Reason),
  hazards: z.array(Said),
  agencies: z.array(z.object({ id: AgencyId, reasons: z.array(Reason) })),
});
export type Suggestion = z.infer<typeof Suggestion>;
