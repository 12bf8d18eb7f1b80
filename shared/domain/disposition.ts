import { z } from 'zod';

/** What a call turned out to be (kualifikasi panggilan). Labels live in the text catalogue. */
export const dispositions = [
  'emergency',
  'non_emergency',
  'out_of_scope',
  'prank',
  'ghost',
  'abandoned',
  'dropped',
  'wrong_number',
  'test',
  'duplicate',
] as const;

export const Disposition = z.enum(dispositions);
export type Disposition = z.infer<typeof Disposition>;

/** Dispositions whose call keeps an open incident; every other one closes a draft that the call started. */
export const opensIncident = (disposition: Disposition): boolean =>
  disposition === 'emergency' || disposition === 'non_emergency';

/** Why somebody thought it funny. */
export const prankMotives = ['children', 'joking', 'false_report', 'abuse', 'other'] as const;
export const PrankMotive = z.enum(prankMotives);
export type PrankMotive = z.infer<typeof PrankMotive>;

/**
 * What the flow of a disposition found out. Codes only: words that may tell of a person, such as what a prank
 * caller said, are the qualification's `reason`.
 */
export const QualificationDetails = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ghost'),
    /** From the opening of the check to its end, or to the end of the call. */
    listenedSeconds: z.int().min(0).max(3_600),
    /** Keys that the caller pressed. */
    digits: z
      .string()
      .regex(/^[0-9*#A-D]*$/)
      .max(50),
  }),
  z.object({ kind: z.literal('prank'), motive: PrankMotive }),
  z.object({
    kind: z.literal('out_of_scope'),
    /** As the list named it then: the list may change. */
    referral: z.object({ id: z.string().max(40), to: z.string().min(1).max(100) }),
  }),
]);
export type QualificationDetails = z.infer<typeof QualificationDetails>;
