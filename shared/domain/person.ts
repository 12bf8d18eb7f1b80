import { z } from 'zod';
import { Time } from './call.ts';
import { PersonId } from './ids.ts';

/** From the least to the most: each may all that the one before it may. */
export const roles = ['operator', 'shift_lead', 'administrator'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const reaches = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least);

/** Typed by keys that every keyboard has in one row. */
export const Pin = z.string().regex(/^\d{4,12}$/);

/** Somebody who may sign in at this desk. The PIN is not part of it: it is nowhere in the log. */
export const Person = z.object({
  id: PersonId,
  name: z.string().min(1).max(100),
  role: Role,
  /** Switched off: keeps the name, and does not sign in. */
  active: z.boolean(),
  /** Wrong PINs since the last right one, and when the last of them was typed. */
  failed: z.int(),
  failedAt: Time.nullable(),
});
export type Person = z.infer<typeof Person>;

/** Two people of a desk do not share a name, whatever its capitals. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** How long this name has to wait before a PIN is looked at again, in milliseconds. */
export function waitOf({ failed, failedAt }: Pick<Person, 'failed' | 'failedAt'>, now: number): number {
  // A clock that was set back makes nobody wait for it.
  if (failed < FREE_TRIES || failedAt === null || failedAt > now) return 0;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(10, failed - FREE_TRIES));
  return Math.max(0, failedAt + wait - now);
}
