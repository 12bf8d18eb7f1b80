import { timingSafeEqual } from 'node:crypto';
import { signature } from '../channels/webhook.ts';

/** Clocks of both sides may differ by so much; older or newer ones are refused. */
export const WINDOW_MS = 300_000;

/** Whether a message is signed with this secret, lately. */
export function isSigned(
  secret: string,
  headers: { timestamp: string; signature: string },
  body: Buffer,
  now: number,
): boolean {
  if (!/^\d{1,12}$/.test(headers.timestamp)) return false;
  if (Math.abs(now - Number(headers.timestamp) * 1000) > WINDOW_MS) return false;
  const expected = Buffer.from(signature(secret, headers.timestamp, body));
  const given = Buffer.from(headers.signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Remembers what was seen, so that a recorded message cannot be sent again while its time is still good. */
export function createReplayGuard(most = 10_000) {
  const seen = new Map<string, number>();
  return {
    /** True the first time. */
    isNew(mark: string, now: number): boolean {
      for (const [old, at] of seen) {
        if (now - at <= 2 * WINDOW_MS && seen.size <= most) break;
        seen.delete(old);
      }
      if (seen.has(mark)) return false;
      seen.set(mark, now);
      return true;
    },
  };
}
