/** Reports that shifts leave behind by themselves; `owed` is 1 until every file of one is delivered. */
export const reportTables = ['shift_reports'] as const;

export const sql = `
CREATE TABLE shift_reports (
  id   TEXT    PRIMARY KEY,
  ends INTEGER NOT NULL,
  owed INTEGER NOT NULL,
  view TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX shift_reports_owed ON shift_reports (ends) WHERE owed = 1;
CREATE INDEX shift_reports_end ON shift_reports (ends);
`;
