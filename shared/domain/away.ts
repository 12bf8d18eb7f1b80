import { z } from 'zod';

/** Why the operator is not at the desk for a while. Calls ring all the same (decision 15). */
export const awayReasons = ['break', 'prayer', 'training'] as const;
export const AwayReason = z.enum(awayReasons);
export type AwayReason = z.infer<typeof AwayReason>;
