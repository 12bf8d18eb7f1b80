/**
 * Projections: the columns that a query needs, and the whole view as JSON.
 * \`siaga rebuild\` drops and fills them again.
 */
export const projectionTables = ['calls', 'incidents', 'handoffs', 'agencies', 'shifts', 'numbers'] as const;

export const sql = `
CREATE TABLE calls (
  rowid       INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL UNIQUE,
  ringing_at  INTEGER NOT NULL,
  state       TEXT    NOT NULL,
  number_key  TEXT,
  disposition TEXT,
  incident_id TEXT,
  training    INTEGER NOT NULL,
  view        TEXT    NOT NULL
) STRICT;
CREATE INDEX calls_time ON calls (ringing_at DESC, id DESC);
CREATE INDEX calls_number ON calls (number_key, training, ringing_at DESC, disposition, incident_id);
CREATE INDEX calls_open ON calls (ringing_at, id) WHERE state <> 'ended';
CREATE INDEX calls_incident ON calls (incident_id);

CREATE VIRTUAL TABLE call_text USING fts5(
  words, content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 2'
);

CREATE TABLE incidents (
  id         TEXT    PRIMARY KEY,
  day        TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  status     TEXT    NOT NULL,
  view       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX incidents_day ON incidents (day);
CREATE INDEX incidents_open ON incidents (status, created_at) WHERE status <> 'closed';

CREATE TABLE handoffs (
  id              TEXT    PRIMARY KEY,
  incident_id     TEXT    NOT NULL,
  agency_id       TEXT    NOT NULL,
  state           TEXT    NOT NULL,
  view            TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX handoffs_incident ON handoffs (incident_id);
CREATE INDEX handoffs_queued ON handoffs (state) WHERE state = 'queued';

CREATE TABLE agencies (id TEXT PRIMARY KEY, view TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE shifts (
  id         TEXT    PRIMARY KEY,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,
  view       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX shifts_open ON shifts (started_at) WHERE ended_at IS NULL;
`;
