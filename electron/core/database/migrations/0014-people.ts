/** Who may sign in. Their PINs are in no table of this file (decision 20). */
export const peopleTables = ['people'] as const;

export const sql = `
CREATE TABLE people (id TEXT PRIMARY KEY, view TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
