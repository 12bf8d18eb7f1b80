import { numberKey } from '../../../shared/phone-number/phone-number.ts';

/** A number as people may type it: international, and with the national 0 (`+62 812…` is `0812…`). */
export function numberWords(number: string | null): string[] {
  const digits = numberKey(number)?.replace(/\D/g, '') ?? '';
  return digits.startsWith('62') ? [digits, `0${digits.slice(2)}`] : [digits];
}

/**
 * The words that somebody typed; every one must begin a word of what is found. Quotes and operators
 * are only separators. Digits with spaces, dashes or brackets between them are one number, but for the number of
 * an incident (`20261124-007`), which is kept as day and count.
 */
export function typedWords(typed: string): string[] {
  const joined = typed
    .split(/\b(20\d{6}-\d{3,4})\b/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/(?<=\d)[\s()+.-]+(?=\d)/g, '')))
    .join('');
  return joined.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The same as an FTS5 query; null when nothing searchable is left. */
export function matchQuery(typed: string): string | null {
  const words = typedWords(typed);
  return words.length > 0 ? words.map((word) => `"${word}"*`).join(' AND ') : null;
}
