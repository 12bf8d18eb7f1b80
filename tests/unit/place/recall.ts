import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Misspelt, abbreviated, joined and split names of real places, each with the one that is meant. */
const queries: { typed: string; code: string; means: string }[] = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '..', '..', 'bench', 'gazetteer', 'queries.json'), 'utf8'),
);

/** The share of the list whose right answer is among the first `count` found, and what was missed. */
export function recall(
  find: (typed: string) => readonly { id: string }[],
  count: number,
): { share: number; n: number; missed: string[] } {
  const missed = queries
    .filter(
      ({ typed, code }) =>
        !find(typed)
          .slice(0, count)
          .some(({ id }) => id === code),
    )
    .map(({ typed, means }) => `${typed} → ${means}`);
  return { share: 1 - missed.length / queries.length, n: queries.length, missed };
}
export { queries };
