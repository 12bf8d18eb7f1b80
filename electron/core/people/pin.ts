import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

const LENGTH = 32;
/** OWASP Password Storage Cheat Sheet: as strong as N = 2^17 with p = 1, in a quarter of its memory (32 MiB). */
const COST = { N: 2 ** 15, r: 8, p: 3 };

/** A PIN as it is kept (RFC 7914), with what it was made with. The limits keep a changed file from taking the PC's memory. */
export const StoredPin = z.strictObject({
  salt: z.hex().length(32),
  hash: z.hex().length(LENGTH * 2),
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 18),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(16),
});
export type StoredPin = z.infer<typeof StoredPin>;

const hashOf = (pin: string, salt: Buffer, { N, r, p }: typeof COST): Promise<Buffer> =>
  derive(pin, salt, LENGTH, { N, r, p, maxmem: 256 * N * r });

/** Hashes with a fresh salt, on a thread of Node's own: the core goes on meanwhile. */
export async function hashPin(pin: string): Promise<StoredPin> {
  const salt = randomBytes(16);
  const hash = await hashOf(pin, salt, COST);
  return { salt: salt.toString('hex'), hash: hash.toString('hex'), ...COST };
}

/** Takes as long for a PIN that is nearly right as for one that is not. */
export async function isPin(pin: string, { salt, hash, ...cost }: StoredPin): Promise<boolean> {
  return timingSafeEqual(await hashOf(pin, Buffer.from(salt, 'hex'), cost), Buffer.from(hash, 'hex'));
}
