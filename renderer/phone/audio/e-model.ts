/** What the network did to the sound in one stretch of time. */
export interface Impairment {
  /** Share of packets that did not arrive in time, 0…1. */
  loss: number;
  /** From mouth to ear, milliseconds. */
  delay: number;
}

/** Everything at its default value (ITU-T G.107 §7.8). */
const DEFAULT_RATING = 93.2;
/** G.711 with concealment of what was lost (ITU-T G.113 Appendix I); Opus, which has no standard value, does better. */
const EQUIPMENT_IMPAIRMENT = 0;
const LOSS_ROBUSTNESS = 25.1;

/** Of delay alone, without an echo (ITU-T G.107 §7.4, Idd). */
export function delayImpairment(delay: number): number {
  if (delay <= 100) return 0;
  const x = Math.log2(delay / 100);
  return 25 * ((1 + x ** 6) ** (1 / 6) - 3 * (1 + (x / 3) ** 6) ** (1 / 6) + 2);
}

/** Of packets lost at random (ITU-T G.107 §7.5, Ie-eff). */
export function lossImpairment(loss: number): number {
  const percent = loss * 100;
  return EQUIPMENT_IMPAIRMENT + ((95 - EQUIPMENT_IMPAIRMENT) * percent) / (percent + LOSS_ROBUSTNESS);
}

/** The rating as an opinion score, 1…4.5 (ITU-T G.107 Annex B). */
export function scoreOf(rating: number): number {
  if (rating <= 0) return 1;
  if (rating >= 100) return 4.5;
  // Below a rating of 6.5 the polynomial dips under the lowest score.
  return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
}

/** Mean opinion score by the E-model (ITU-T G.107), simplified to what a network can impair. */
export const opinionScore = ({ loss, delay }: Impairment): number =>
  scoreOf(DEFAULT_RATING - delayImpairment(delay) - lossImpairment(loss));
