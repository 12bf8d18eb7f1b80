/** Places of earlier incidents, to be found again: a projection like those of 0002. */
export const placeTables = ['past_places', 'place_text', 'place_terms'] as const;

export const sql = `
CREATE TABLE past_places (
  id          INTEGER PRIMARY KEY,
  incident_id TEXT    NOT NULL UNIQUE,
  name        TEXT    NOT NULL,
  landmark    TEXT    NOT NULL,
  words       TEXT    NOT NULL,
  kecamatan   TEXT,
  desa        TEXT,
  lat         REAL    NOT NULL,
  lon         REAL    NOT NULL,
  radius      REAL
) STRICT;

CREATE TABLE place_terms (term TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE place_text USING fts5(
  words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4 5 6', tokenize='unicode61'
);
`;
