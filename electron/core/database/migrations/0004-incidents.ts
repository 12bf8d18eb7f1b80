/** Incidents that were closed lately are found without reading all that ever were. */
export const sql = `
ALTER TABLE incidents ADD COLUMN closed_at INTEGER;
CREATE INDEX incidents_closed ON incidents (closed_at) WHERE closed_at IS NOT NULL;
`;
