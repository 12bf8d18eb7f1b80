/**
 * What figures are made of, a narrow row each, so that those of a month are read in moments: real incoming calls,
 * real incidents, and the hand-offs of them. Projections like those of 0002.
 */
export const figureTables = ['call_figures', 'incident_figures', 'handoff_figures'] as const;

export const sql = `
CREATE TABLE call_figures (
  ringing_at INTEGER NOT NULL,
  id         TEXT    NOT NULL,
  cell       TEXT    NOT NULL,
  wait       INTEGER,
  ended_at   INTEGER,
  PRIMARY KEY (ringing_at, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_figures (
  created_at   INTEGER NOT NULL,
  id           TEXT    NOT NULL,
  located      INTEGER,
  handed_over  INTEGER,
  acknowledged INTEGER,
  on_scene     INTEGER,
  known        INTEGER NOT NULL,
  PRIMARY KEY (created_at, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE handoff_figures (
  created_at   INTEGER NOT NULL,
  id           TEXT    NOT NULL,
  agency_id    TEXT    NOT NULL,
  acknowledged INTEGER,
  on_scene     INTEGER,
  PRIMARY KEY (created_at, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX calls_nuisance ON calls (ringing_at, number_key, disposition)
  WHERE training = 0 AND disposition IN ('prank', 'ghost');
CREATE INDEX calls_abandoned ON calls (ringing_at, number_key) WHERE training = 0 AND disposition = 'abandoned';
CREATE INDEX calls_out ON calls (ringing_at, number_key) WHERE view ->> '$.direction' = 'out';
`;
