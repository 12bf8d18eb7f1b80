import { createHash, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { type AnyFact, type Entry, isFactType, personalKeys } from './entries.ts';

/** The first entry of a chain follows 32 zero bytes. */
export const genesis = Buffer.alloc(32);

/** A row of the table `log`. */
export interface LogRow {
  station: string;
  seq: number;
  at: number;
  hlc: string;
  actor: string;
  type: string;
  subject: string;
  body: string;
  prev_hash: Buffer;
  hash: Buffer;
}

const Data = z.record(z.string(), z.unknown());
const BodyShape = z.strictObject({
  data: Data,
  /** Absent when nothing in the entry is personal; `salt` and `data` are null once they are blanked. */
  personal: z
    .strictObject({ hash: z.string(), salt: z.string().nullable(), data: Data.nullable() })
    .optional(),
});
type Body = z.infer<typeof BodyShape>;

const canonical = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a log entry must be JSON');
  return text;
};

const personalHash = (salt: string, data: unknown): string =>
  createHash('sha256').update(salt).update(canonical(data)).digest('hex');

/** SHA-256(previous hash ‖ RFC 8785 form of the entry, with the personal part as its salted hash). */
function entryHash(row: Omit<LogRow, 'body' | 'hash'>, body: Body): Buffer {
  const { station, seq, at, hlc, actor, type, subject } = row;
  const covered = canonical({
    station,
    seq,
    at,
    hlc,
    actor,
    type,
    subject,
    data: body.data,
    personal: body.personal?.hash ?? null,
  });
  return createHash('sha256').update(row.prev_hash).update(covered).digest();
}

/** 122 random bits, of which Node has some at hand. */
export const randomSalt = (): string => randomUUID();

/** The row that stores an entry after the one whose hash is `prevHash`. */
export function seal(entry: Entry, prevHash: Buffer, salt: () => string): LogRow {
  const personal: Record<string, unknown> = {};
  const data: Record<string, unknown> = {};
  const keys = personalKeys[entry.type];
  for (const [key, value] of Object.entries(entry.data)) {
    if (value === undefined) continue;
    (keys.includes(key) ? personal : data)[key] = value;
  }
  const body: Body = { data };
  if (Object.keys(personal).length > 0) {
    const grain = salt();
    body.personal = { hash: personalHash(grain, personal), salt: grain, data: personal };
  }
  const { station, seq, at, hlc, actor, type, subject } = entry;
  const head = { station, seq, at, hlc, actor, type, subject, prev_hash: prevHash };
  return { ...head, body: JSON.stringify(body), hash: entryHash(head, body) };
}

/** The entry that a row stores. Personal keys are absent when they have been blanked. */
export function unseal(row: LogRow): Entry {
  if (!isFactType(row.type)) throw new Error(`unknown entry type ${row.type}`);
  const body = JSON.parse(row.body) as Body;
  const { station, seq, at, hlc, actor, type, subject } = row;
  const fact = { type, subject, data: { ...body.data, ...body.personal?.data } } as unknown as AnyFact;
  return { station, seq, at, hlc, actor, ...fact };
}

/** A damaged page may give columns of any type, whatever the table was declared as. */
export const isReadable = (row: LogRow): boolean =>
  [row.station, row.hlc, row.actor, row.type, row.subject, row.body].every(
    (text) => typeof text === 'string',
  ) &&
  Number.isSafeInteger(row.seq) &&
  Number.isSafeInteger(row.at) &&
  Buffer.isBuffer(row.prev_hash) &&
  Buffer.isBuffer(row.hash);

/** The body as `seal` writes it, or null when it has another shape: a changed letter may have renamed a key. */
function readBody(text: string): Body | null {
  try {
    const parsed = BodyShape.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Says what is wrong with a row that follows `prevHash`, or null when it is as it was written. */
export function fault(row: LogRow, expectedSeq: number, prevHash: Buffer): string | null {
  if (!isReadable(row)) return 'its columns are not readable';
  if (row.seq !== expectedSeq) return `entry ${expectedSeq} is missing`;
  if (!prevHash.equals(row.prev_hash)) return 'the link to the entry before it is broken';
  const body = readBody(row.body);
  if (!body) return 'its body is not readable';
  const { personal } = body;
  if (personal && typeof personal.salt === 'string' && personal.data !== null) {
    if (personalHash(personal.salt, personal.data) !== personal.hash) return 'its personal data was changed';
  } else if (personal && (personal.salt !== null || personal.data !== null)) {
    return 'its personal data is half blanked';
  }
  // A change of spacing or key order in the stored text is a change too.
  if (JSON.stringify(body) !== row.body) return 'its body was rewritten';
  if (!entryHash(row, body).equals(row.hash)) return 'its content was changed';
  return null;
}

/** The body of a row without its personal data; its hash stays, so the chain still verifies. */
export function blanked(body: string): string {
  const parsed = JSON.parse(body) as Body;
  if (!parsed.personal) return body;
  return JSON.stringify({ ...parsed, personal: { ...parsed.personal, salt: null, data: null } });
}
