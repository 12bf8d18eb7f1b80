/**
 * What is known of each number: counts that are kept, because adding up the calls of a number that has rung
 * thousands of times takes too long while it rings. `number_key` is empty for all withheld numbers together.
 */
export const sql = `
CREATE TABLE numbers (number_key TEXT PRIMARY KEY, view TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE INDEX calls_reported ON calls (number_key, ringing_at DESC, id DESC)
  WHERE training = 0 AND incident_id IS NOT NULL
    AND coalesce(disposition, '') NOT IN ('prank', 'ghost', 'wrong_number', 'out_of_scope', 'test');
`;
