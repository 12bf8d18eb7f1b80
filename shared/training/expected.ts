import { z } from 'zod';
import { Category } from '../domain/category.ts';
import { Disposition } from '../domain/disposition.ts';
import { AgencyId } from '../domain/ids.ts';
import { DesaCode, KecamatanCode } from '../domain/incident.ts';
import { Priority } from '../domain/priority.ts';
import { guidedFields } from '../protocol/schema.ts';

const why = z.string().trim().min(1).max(400);

/** What a good operator makes of a call; what is left out, the caller does not tell. */
export const Expected = z.strictObject({
  disposition: Disposition,
  /** Others that are right as well. */
  alsoRight: z.array(Disposition).max(9).optional(),
  why: z.strictObject({ id: why, en: why }),
  category: Category.optional(),
  priority: Priority.optional(),
  kecamatan: KecamatanCode.optional(),
  desa: DesaCode.optional(),
  victims: z.int().min(0).max(100_000).optional(),
  callerName: z.string().trim().min(1).max(200).optional(),
  callbackNumber: z.string().trim().min(1).max(200).optional(),
  agencies: z.array(AgencyId).max(20).optional(),
  /** The call, counted from 0, that told of the same event first. */
  sameEventAs: z.int().min(0).max(9).optional(),
  /** Of the list of referrals. */
  referral: z.string().max(40).optional(),
  /** What the caller only tells when asked. */
  mustAsk: z.array(z.enum(guidedFields)).max(guidedFields.length).optional(),
});
export type Expected = z.infer<typeof Expected>;
