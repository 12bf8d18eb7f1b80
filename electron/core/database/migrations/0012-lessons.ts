/** Practice calls that belong to a scenario, by who took them and by the playing they are a part of. */
export const lessonTables = ['lessons'] as const;

export const sql = `
CREATE TABLE lessons (
  call_id TEXT    PRIMARY KEY,
  trainee TEXT,
  at      INTEGER NOT NULL,
  run     TEXT    NOT NULL,
  call    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lessons_trainee ON lessons (trainee, at);
CREATE INDEX lessons_run ON lessons (run, call);
`;
