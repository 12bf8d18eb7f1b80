/**
 * Everything that was ever logged, found by words and by what it is: one document a call, an incident that no call
 * tells of, and a shift. Its words are in an index without the text; what it is stands there too, as words that
 * nobody can type (`search/document.ts`). `mark` tells whether a document has changed.
 */
export const searchTables = ['search_docs', 'search_text', 'saved_searches'] as const;

export const sql = `
DROP TABLE call_text;

CREATE TABLE search_docs (
  rowid INTEGER PRIMARY KEY,
  kind  TEXT    NOT NULL,
  id    TEXT    NOT NULL UNIQUE,
  at    INTEGER NOT NULL,
  mark  INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search_text USING fts5(
  words, content='', contentless_delete=1, prefix='1 2 3 4 5', tokenize="unicode61 remove_diacritics 2 tokenchars '~'"
);

CREATE TABLE saved_searches (id TEXT PRIMARY KEY, view TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
