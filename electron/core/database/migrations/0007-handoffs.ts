/** What is still to go out, in the order it was asked for; and what keeps an agency from being taken away. */
export const sql = `
ALTER TABLE handoffs ADD COLUMN pending INTEGER;
CREATE INDEX handoffs_pending ON handoffs (pending) WHERE pending IS NOT NULL;
CREATE INDEX handoffs_open ON handoffs (agency_id) WHERE state NOT IN ('done', 'declined', 'cancelled');
DROP INDEX handoffs_queued;
`;
