import type Database from 'better-sqlite3';
import type { QueryWord, TextWords } from './query.ts';
import { distance, plain, tolerance } from './spelling.ts';

/** Exported for the test that reads their query plans. */
export const SQL = {
  saveTerm: 'INSERT OR IGNORE INTO place_terms (term) VALUES (?)',
  saveWords: 'INSERT INTO place_text (rowid, words) VALUES (?, ?)',
  clearWords: 'DELETE FROM place_text WHERE rowid = ?',
  whole: 'SELECT 1 FROM place_terms WHERE term = ?',
  known: 'SELECT 1 FROM place_terms WHERE term >= @from AND term < @to LIMIT 1',
  alike: `SELECT term FROM place_terms WHERE term >= @from AND term < @to
    AND length(term) BETWEEN @shortest AND @longest`,
  rows: 'SELECT rowid FROM place_text WHERE place_text MATCH @match ORDER BY rowid DESC LIMIT @limit',
};

/** What a place is sought by: more words are a story. */
const MOST_WORDS = 5;
/** Words that may have been meant by one that nobody wrote. */
const MOST_MEANT = 6;
const LAST = '\u{10ffff}';

/** Keeps the words of places: those of the log's database, or of the imported lists. */
export function textIndexWriter(db: Database.Database) {
  const saveTerm = db.prepare(SQL.saveTerm);
  const saveWords = db.prepare(SQL.saveWords);
  const clearWords = db.prepare(SQL.clearWords);
  return {
    save(rowid: number, { single, joined }: TextWords): void {
      for (const term of single) saveTerm.run(term);
      saveWords.run(rowid, [...new Set([...single, ...joined])].join(' '));
    },
    clear: (rowid: number): void => void clearWords.run(rowid),
  };
}

/** Rows that hold what was typed, the newest first; slips of the fingers are read as what was meant. */
export function openTextIndex(db: Database.Database) {
  const whole = db.prepare(SQL.whole).pluck();
  const known = db.prepare(SQL.known).pluck();
  const alike = db.prepare(SQL.alike).pluck();
  const rows = db.prepare(SQL.rows).pluck();

  /** A query for one word; null when no place has a word like it. */
  function group(word: string, open: boolean): string | null {
    // A word that goes on being typed is a beginning; one that is finished is itself, if there is such a word.
    if (!open && whole.get(word) !== undefined) return `"${word}"`;
    if (known.get({ from: word, to: word + LAST }) !== undefined) return `"${word}"*`;
    if (word.length < 4) return null;
    const limit = tolerance(word.length);
    const first = word.charAt(0);
    const near = { from: first, to: first + LAST, shortest: word.length - 2, longest: word.length + 2 };
    const meant = (alike.all(near) as string[])
      .map((term) => ({ term, cost: distance(word, term, limit) }))
      .filter(({ cost }) => cost <= limit)
      .sort((a, b) => a.cost - b.cost || (a.term < b.term ? -1 : 1))
      .slice(0, MOST_MEANT);
    return meant.length === 0 ? null : `(${meant.map(({ term }) => `"${term}"`).join(' OR ')})`;
  }

  return function find(query: readonly QueryWord[], typing: boolean, limit: number): number[] {
    // Numbers of houses and neighbourhoods are everywhere: they rank what is found, they do not find it.
    const telling = query.filter(({ text }) => !/^(?:\d+|rt|rw)$/.test(text));
    const words = (telling.length > 0 ? telling : query).slice(0, MOST_WORDS);
    const last = query.at(-1);
    const groups = words.map((word) => group(word.plain, typing && word === last));
    const all = groups.filter((one) => one !== null);
    const ask = (parts: readonly string[]): number[] =>
      parts.length === 0 ? [] : (rows.all({ match: parts.join(' AND '), limit }) as number[]);

    // Every word that can be found at all; else two words as one; else all but one.
    const found = ask(all);
    if (found.length > 0) return found;
    const joined = words.slice(1).flatMap((word, index) => {
      const others = groups.filter((_, other) => other !== index && other !== index + 1);
      return ask([
        `"${plain(`${words[index]?.text}${word.text}`)}"*`,
        ...others.filter((other) => other !== null),
      ]);
    });
    if (joined.length > 0 || all.length < 3) return joined.slice(0, limit);
    return all.flatMap((_, left) => ask(all.filter((__, index) => index !== left))).slice(0, limit);
  };
}
