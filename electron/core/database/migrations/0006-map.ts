/** The map of calls by kecamatan reads a range of time from the index alone. */
export const sql = `
CREATE INDEX calls_heat ON calls (ringing_at, disposition, training, incident_id);
`;
