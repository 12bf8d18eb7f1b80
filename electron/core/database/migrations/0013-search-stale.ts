/**
 * Who types into the form does not wait for the search index: a document that changed is marked `stale` with the fact,
 * and its words are written a moment later, or before the next search (`search/indexing.ts`).
 */
export const sql = `
ALTER TABLE search_docs ADD COLUMN stale INTEGER NOT NULL DEFAULT 0;
CREATE INDEX search_docs_stale ON search_docs (stale) WHERE stale = 1;
`;
