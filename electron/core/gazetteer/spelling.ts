/**
 * How the names of Jombang are written by people in a hurry: old spellings (oe, dj, tj), Javanese sounds (o for
 * a, dh, th, mb- and nd- in front), doubled and dropped letters. `plain` takes away what never tells two names
 * apart; `distance` weighs what is left.
 */

/** Lower-case words of letters or digits; `rt02` is two. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’`]/g, '')
    .match(/[a-z]+|\d+/g) ?? [];

const rules: readonly (readonly [RegExp, string])[] = [
  // Soewandi-spelling and before; `nj` stands in modern names too, so `ny` is written like it.
  [/oe/g, 'u'],
  [/dj/g, 'j'],
  [/tj/g, 'c'],
  [/[ck]h/g, 'k'],
  [/s[jy]/g, 's'],
  [/ny/g, 'nj'],
  // Javanese "in": nDiwek, mBareng, ngGudo, nJombang.
  [/^mb/, 'b'],
  [/^nd/, 'd'],
  [/^nj/, 'j'],
  [/^ngg/, 'g'],
  [/([bdgpt])h/g, '$1'],
  [/[fv]/g, 'p'],
  [/z/g, 's'],
  [/x/g, 'ks'],
  [/q/g, 'k'],
  [/uw(?=[aeiou])/g, 'u'],
  [/iy(?=[aeiou])/g, 'i'],
  [/(?<=.)h/g, ''],
  [/(.)\1+/g, '$1'],
];

/** A word or name, its spaces already gone, without what different spellings of it differ in. */
export function plain(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  let text = word;
  for (const [from, to] of rules) text = text.replace(from, to);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(word, text);
  return text;
}

/** The same few thousand words come again and again. */
const remembered = new Map<string, string>();
const MOST_REMEMBERED = 20_000;

const A = 97;
const SIZE = 26;
const substitution = new Float64Array(SIZE * SIZE).fill(1);
const gap = new Float64Array(SIZE).fill(0.9);

const cost = (pairs: string, value: number): void => {
  for (const pair of pairs.split(' ')) {
    const [a = 0, b = 0] = [pair.charCodeAt(0) - A, pair.charCodeAt(1) - A];
    substitution[a * SIZE + b] = value;
    substitution[b * SIZE + a] = value;
  }
};
// Neighbours on the keyboard, then vowels for vowels, then sounds that are one to many ears.
cost('qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm aq sw de fr gt hy ju ki lo', 0.75);
cost('ae ai au ei eo eu io iu', 0.6);
cost('ao', 0.25);
cost('ei ou', 0.35);
cost('bp dt gk cj sc jy mn lr wu yi wb', 0.4);
for (let letter = 0; letter < SIZE; letter += 1) substitution[letter * SIZE + letter] = 0;
for (const letter of 'aeiou') gap[letter.charCodeAt(0) - A] = 0.55;
for (const letter of 'ngkrl') gap[letter.charCodeAt(0) - A] = 0.7;
for (const letter of 'hwy') gap[letter.charCodeAt(0) - A] = 0.4;

const SWAP = 0.6;

const at = (text: string, index: number): number => {
  const code = text.charCodeAt(index) - A;
  return code >= 0 && code < SIZE ? code : -1;
};
const gapAt = (text: string, index: number): number => gap[at(text, index)] ?? 1;
const change = (a: string, i: number, b: string, j: number): number => {
  const [x, y] = [at(a, i), at(b, j)];
  if (x < 0 || y < 0) return a.charCodeAt(i) === b.charCodeAt(j) ? 0 : 2;
  return substitution[x * SIZE + y] ?? 1;
};

const LONGEST = 48;
const rows = [0, 1, 2].map(() => new Float64Array(LONGEST + 1)) as [Float64Array, Float64Array, Float64Array];

/**
 * What it costs to turn `typed` into `name` (a weighted Damerau-Levenshtein distance), or into a beginning of it;
 * Infinity as soon as it is more than `limit`.
 */
export function distance(typed: string, name: string, limit: number, asBeginning = false): number {
  const [n, m] = [Math.min(typed.length, LONGEST), Math.min(name.length, LONGEST)];
  let [before, previous, current] = rows;
  previous[0] = 0;
  for (let j = 1; j <= m; j += 1) previous[j] = (previous[j - 1] ?? 0) + gapAt(name, j - 1);
  for (let i = 1; i <= n; i += 1) {
    current[0] = (previous[0] ?? 0) + gapAt(typed, i - 1);
    let least = current[0] ?? 0;
    for (let j = 1; j <= m; j += 1) {
      let best = Math.min(
        (previous[j - 1] ?? 0) + change(typed, i - 1, name, j - 1),
        (previous[j] ?? 0) + gapAt(typed, i - 1),
        (current[j - 1] ?? 0) + gapAt(name, j - 1),
      );
      const swapped =
        i > 1 &&
        j > 1 &&
        typed.charCodeAt(i - 1) === name.charCodeAt(j - 2) &&
        typed.charCodeAt(i - 2) === name.charCodeAt(j - 1);
      if (swapped) best = Math.min(best, (before[j - 2] ?? 0) + SWAP);
      current[j] = best;
      if (best < least) least = best;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    [before, previous, current] = [previous, current, before];
  }
  let found = previous[m] ?? 0;
  if (asBeginning) for (let j = 0; j < m; j += 1) found = Math.min(found, previous[j] ?? 0);
  return found <= limit ? found : Number.POSITIVE_INFINITY;
}

/** How much of a word of this length may be wrong. */
export const tolerance = (length: number): number => (length <= 3 ? 0.4 : Math.min(0.27 * length, 3));
