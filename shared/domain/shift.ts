import { z } from 'zod';
import { AwayReason } from './away.ts';
import { Time } from './call.ts';
import { HandOffId, IncidentId, PersonId, ShiftId } from './ids.ts';

/** What the one who goes hands to the one who comes, as both saw it. */
export const HandOver = z.object({
  at: Time,
  to: z.string(),
  note: z.string(),
  incidents: z.array(IncidentId),
  /** Hand-offs that no agency had acknowledged in time. */
  late: z.array(HandOffId),
  /** When the one who comes confirmed it; null while it waits. */
  takenAt: Time.nullable(),
});
export type HandOver = z.infer<typeof HandOver>;

/** Who sits at this desk, from when to when. */
export const Shift = z.object({
  id: ShiftId,
  operator: z.string().min(1).max(100),
  /** Who that is, when it was proved by a PIN. */
  person: PersonId.nullable(),
  startedAt: Time,
  endedAt: Time.nullable(),
  note: z.string().max(4_000),
  handOver: HandOver.nullable(),
  /** Null while the operator is at the desk. */
  away: z.object({ reason: AwayReason, since: Time }).nullable(),
  /** From whom it was taken over, and with what message. */
  takenFrom: z.object({ operator: z.string(), note: z.string() }).nullable(),
  seq: z.int(),
});
export type Shift = z.infer<typeof Shift>;
