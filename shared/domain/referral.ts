import { z } from 'zod';

const said = (most: number) =>
  z.strictObject({ id: z.string().min(1).max(most), en: z.string().min(1).max(most) });

/** Where a caller goes whose need is not 112's duty. */
export const Referral = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  /** What the caller needs. */
  about: said(80),
  /** Who is responsible. */
  to: said(100),
  /** A number or address to give; empty where none is sure. */
  contact: z.string().max(200),
  /** What the operator says. */
  sentence: said(400),
});
export type Referral = z.infer<typeof Referral>;

/** `resources/referrals/referrals.json`, and the room's own `referrals.json` in place of it. */
export const ReferralList = z.strictObject({
  version: z.int().positive(),
  referrals: z
    .array(Referral)
    .min(1)
    .max(50)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'every id once'),
});
