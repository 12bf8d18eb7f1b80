import type Database from 'better-sqlite3';
import { type Document, markOf } from './document.ts';

/** Exported for the test that reads their query plans. */
export const SQL = {
  known: 'SELECT rowid, mark FROM search_docs WHERE id = ?',
  add: 'INSERT INTO search_docs (kind, id, at, mark) VALUES (@kind, @id, @at, @mark) RETURNING rowid',
  remark: 'UPDATE search_docs SET mark = ? WHERE rowid = ?',
  drop: 'DELETE FROM search_docs WHERE rowid = ?',
  clearText: 'DELETE FROM search_text WHERE rowid = ?',
  saveText: 'INSERT INTO search_text (rowid, words) VALUES (?, ?)',
};

/** Keeps the documents of the index. One that has not changed is not written again. */
export function searchWriter(db: Database.Database) {
  const known = db.prepare(SQL.known);
  const add = db.prepare(SQL.add).pluck();
  const remark = db.prepare(SQL.remark);
  const drop = db.prepare(SQL.drop);
  const clearText = db.prepare(SQL.clearText);
  const saveText = db.prepare(SQL.saveText);
  const held = (id: string) => known.get(id) as { rowid: number; mark: number } | undefined;
  return {
    save({ kind, id, at, text }: Document): void {
      const mark = markOf(text);
      const old = held(id);
      if (old?.mark === mark) return;
      if (old) {
        remark.run(mark, old.rowid);
        clearText.run(old.rowid);
      }
      saveText.run(old?.rowid ?? (add.get({ kind, id, at, mark }) as number), text);
    },
    drop(id: string): void {
      const old = held(id);
      if (!old) return;
      clearText.run(old.rowid);
      drop.run(old.rowid);
    },
  };
}
