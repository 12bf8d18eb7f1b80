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
