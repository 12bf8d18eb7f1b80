import type { PlaceFound } from '../../../shared/contract/place.ts';
import type { QueryWord, TextWords } from './query.ts';
import { distance, plain, tolerance } from './spelling.ts';

/** Words that only say where, and numbers, count less than names. */
const LIGHT = 0.5;
const LEAST = 0.5;

/**
 * How well a text answers a query, from 0 to 1: each word typed is looked for among the words of the text, and of
 * the area it is in. Null when that is chance.
 */
export function matchText(
  query: readonly QueryWord[],
  own: TextWords,
  around: readonly string[],
  typing: boolean,
): { score: number; why: PlaceFound['why'] } | null {
  const mine = [...own.single, ...own.joined];
  let sum = 0;
  let weight = 0;
  let exact = true;
  let begun = true;
  query.forEach((word, index) => {
    const open = typing && index === query.length - 1;
    const like = Math.max(
      likeness(word.plain, mine, open),
      pairLikeness(query, index, mine),
      likeness(word.plain, around, open) * 0.9,
    );
    const counts = word.noise ? LIGHT : 1;
    sum += like * counts;
    weight += counts;
    if (like < 1) exact = false;
    if (like < 0.9) begun = false;
  });
  const longer = Math.max(0, own.single.length - query.length);
  const score = sum / weight - Math.min(0.08, longer * 0.01);
  if (score < LEAST) return null;
  const why =
    exact && longer === 0 ? 'name' : exact || begun ? (longer > 0 ? 'words' : 'begins') : 'spelling';
  return { score, why };
}

function likeness(word: string, words: readonly string[], open: boolean): number {
  let best = 0;
  const limit = tolerance(word.length);
  for (const other of words) {
    if (other === word) return 1;
    if (other.startsWith(word)) {
      best = Math.max(best, open ? 0.97 : 0.85);
    } else if (word.length >= 4 && Math.abs(word.length - other.length) <= 3) {
      const cost = distance(word, other, limit);
      if (cost <= limit) best = Math.max(best, 0.95 - cost / word.length);
    }
  }
  return best;
}

/** Two words typed where the text has one. */
function pairLikeness(query: readonly QueryWord[], index: number, words: readonly string[]): number {
  const joined = [index - 1, index].some((first) => {
    const [one, two] = [query[first], query[first + 1]];
    return one !== undefined && two !== undefined && words.includes(plain(`${one.text}${two.text}`));
  });
  return joined ? 0.98 : 0;
}
