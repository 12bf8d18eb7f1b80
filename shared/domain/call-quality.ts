import { z } from 'zod';

const Mos = z.number().min(1).max(4.5);

/** How a call sounded while it was talked on, as its network could tell, measured once a second. */
export const CallQuality = z.object({
  seconds: z.int().positive(),
  /** Opinion score of the E-model: its mean, and its worst second. */
  mos: Mos,
  worstMos: Mos,
  /** Share of what the other side sent that did not arrive in time, 0…1. */
  loss: z.number().min(0).max(1),
  /** Milliseconds, the worst second. */
  jitter: z.int().nonnegative(),
  /** To the PBX and back in milliseconds, the worst second; null when it was never told. */
  roundTrip: z.int().nonnegative().nullable(),
});
export type CallQuality = z.infer<typeof CallQuality>;

/** What a listener says of such a score (ITU-T G.109: satisfied, some dissatisfied, nearly all dissatisfied). */
export const qualityLevel = (mos: number): 'good' | 'fair' | 'bad' =>
  mos >= 4 ? 'good' : mos >= 3.1 ? 'fair' : 'bad';
