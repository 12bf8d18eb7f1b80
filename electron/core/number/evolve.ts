import type { Call } from '../../../shared/domain/call.ts';
import type { Disposition } from '../../../shared/domain/disposition.ts';
import type { NumberRecord } from '../../../shared/domain/number.ts';
import { numberKey } from '../../../shared/phone-number/phone-number.ts';
import type { Entry, NumberFact } from '../log/entries.ts';

/** All withheld numbers together: nobody knows which of them is whose. */
export const WITHHELD = '';

/** Under which number a call counts; null for what is no number, and for one that was blanked. */
export const callKey = (call: Pick<Call, 'number' | 'withheld'>): string | null =>
  call.withheld ? WITHHELD : numberKey(call.number);

const dispositionOf = (call: Call | undefined): Disposition | null =>
  call?.direction === 'in' ? (call.qualification?.disposition ?? null) : null;

const unknown: NumberRecord = { calls: 0, dispositions: {}, recent: [], note: null };

/** Newest first; of two that ring in one millisecond, the id that was made later. */
const newestFirst = (a: NumberRecord['recent'][number], b: NumberRecord['recent'][number]): number =>
  b.at - a.at || (a.id < b.id ? 1 : -1);

/** The record after a call came to be or changed; null when nothing that counts has changed. */
export function countCall(
  record: NumberRecord | undefined,
  before: Call | undefined,
  call: Call,
): NumberRecord | null {
  if (call.training || call.direction === 'out') return null;
  const was = dispositionOf(before);
  const is = dispositionOf(call);
  if (before && was === is) return null;
  const held = record ?? unknown;
  const dispositions = { ...held.dispositions };
  if (was) dispositions[was] = Math.max(0, (dispositions[was] ?? 0) - 1);
  if (is) dispositions[is] = (dispositions[is] ?? 0) + 1;
  if (before) return { ...held, dispositions };
  const recent = [...held.recent, { id: call.id, at: call.ringingAt }].sort(newestFirst).slice(0, 2);
  return { ...held, calls: held.calls + 1, dispositions, recent };
}

/** The record after somebody wrote a note. */
export function noteNumber(record: NumberRecord | undefined, entry: Entry<NumberFact>): NumberRecord {
  const { text } = entry.data;
  return { ...(record ?? unknown), note: text ? { text, at: entry.at, by: entry.actor } : null };
}
