import type Database from 'better-sqlite3';
import type { DocumentKind } from './document.ts';

/** The mark of a document whose words are not in the index yet. */
export const UNWRITTEN = -1;

/** Exported for the test that reads their query plans. */
export const SQL = {
  known: 'SELECT rowid, mark, stale FROM search_docs WHERE id = ?',
  add: `INSERT INTO search_docs (kind, id, at, mark, stale) VALUES (?, ?, ?, ${UNWRITTEN}, 1)`,
  stale: 'UPDATE search_docs SET stale = 1 WHERE rowid = ?',
  drop: 'DELETE FROM search_docs WHERE rowid = ?',
  clearText: 'DELETE FROM search_text WHERE rowid = ?',
};

/** Which documents the index has, and which of them tell what is no longer so. */
export function searchDocuments(db: Database.Database) {
  const known = db.prepare(SQL.known);
  const add = db.prepare(SQL.add);
  const stale = db.prepare(SQL.stale);
  const drop = db.prepare(SQL.drop);
  const clearText = db.prepare(SQL.clearText);
  const held = (id: string) => known.get(id) as { rowid: number; mark: number; stale: number } | undefined;
  return {
    changed(kind: DocumentKind, id: string, at: number): void {
      const old = held(id);
      if (!old) add.run(kind, id, at);
      else if (old.stale === 0) stale.run(old.rowid);
    },
    dropped(id: string): void {
      const old = held(id);
      if (!old) return;
      if (old.mark !== UNWRITTEN) clearText.run(old.rowid);
      drop.run(old.rowid);
    },
  };
}
