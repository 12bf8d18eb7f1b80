import { z } from 'zod';
import { Time } from './call.ts';
import { ShiftId } from './ids.ts';

/** Who sits at this desk, from when to when. */
export const Shift = z.object({
  id: ShiftId,
  operator: z.string().min(1).max(100),
  startedAt: Time,
  endedAt: Time.nullable(),
  note: z.string().max(4_000),
  seq: z.int(),
});
export type Shift = z.infer<typeof Shift>;
