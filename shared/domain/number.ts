import { z } from 'zod';
import { Time } from './call.ts';
import { Disposition } from './disposition.ts';
import { CallId } from './ids.ts';

/** A free note on a number, shown whenever it rings. Empty text takes it away. */
export const NumberNote = z.object({ text: z.string().max(500), at: Time, by: z.string() });
export type NumberNote = z.infer<typeof NumberNote>;

/** What is known of a number, or of all withheld ones together. Practice calls never count. */
export const NumberRecord = z.object({
  /** Incoming calls, qualified or not. */
  calls: z.int().nonnegative(),
  /** How many of them are qualified as what. */
  dispositions: z.partialRecord(Disposition, z.int().nonnegative()),
  /** The two newest: the newest may be the one that rings now. */
  recent: z.array(z.object({ id: CallId, at: Time })).max(2),
  note: NumberNote.nullable(),
});
export type NumberRecord = z.infer<typeof NumberRecord>;
