import { numberKey } from '../../../shared/phone-number/phone-number.ts';

/** A number as people may type it: international, and with the national 0 (`+62 812…` is `0812…`). */
export function numberWords(number: string | null): string[] {
  const digits = numberKey(number)?.replace(/\D/g, '') ?? '';
  return digits.startsWith('62') ? [digits, `0${digits.slice(2)}`] : [digits];
}

/**
 * An FTS5 query from what somebody typed: every word must begin a word of what is found. Quotes and operators
 * are only separators. Digits with spaces, dashes or brackets between them are one number, but for the number of
 * an incident (`20261124-007`), which is kept as day and count. Null when nothing searchable is left.
 */
export function matchQuery(typed: string): string | null {
  const joined = typed
    .split(/\b(20\d{6}-\d{3,4})\b/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/(?<=\d)[\s()+.-]+(?=\d)/g, '')))
    .join('');
  const words = joined.match(/[\p{L}\p{N}]+/gu);
  return words ? words.map((word) => `"${word}"*`).join(' AND ') : null;
}
