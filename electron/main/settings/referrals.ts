import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import { type Referral, ReferralList } from '../../../shared/domain/referral.ts';

/** The room's own list, where it has a good one; what is wrong with it is said, and the shipped one holds. */
export function loadReferrals(
  shipped: string,
  own: string,
): { referrals: Referral[]; problem: Refusal | null } {
  const { referrals } = ReferralList.parse(JSON.parse(readFileSync(shipped, 'utf8')));
  const file = path.basename(own);
  const broken = (key: string, expected: string): ReturnType<typeof loadReferrals> => ({
    referrals,
    problem: refuse('E_REFERRALS_INVALID', { file, key, expected }).refusal,
  });
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(own, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { referrals, problem: null };
    return broken('–', code ?? 'JSON');
  }
  const parsed = ReferralList.safeParse(raw);
  if (parsed.success) return { referrals: parsed.data.referrals, problem: null };
  const issue = parsed.error.issues[0];
  return broken(issue?.path.map(String).join('.') || '–', issue?.message ?? '');
}
