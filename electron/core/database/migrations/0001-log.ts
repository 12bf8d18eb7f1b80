/** The log itself. Everything else can be made again from it. */
export const sql = `
CREATE TABLE log (
  station   TEXT    NOT NULL,
  seq       INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  hlc       TEXT    NOT NULL,
  actor     TEXT    NOT NULL,
  type      TEXT    NOT NULL,
  subject   TEXT    NOT NULL,
  body      TEXT    NOT NULL,
  prev_hash BLOB    NOT NULL,
  hash      BLOB    NOT NULL,
  PRIMARY KEY (station, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX log_subject ON log (subject, hlc);
CREATE INDEX log_at ON log (at, station, seq);
CREATE INDEX log_order ON log (hlc, station, seq);

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
