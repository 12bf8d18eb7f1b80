import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { CallId, IncidentId } from '../../../shared/domain/ids.ts';
import type { Shift } from '../../../shared/domain/shift.ts';
import { handOffsOfEvent } from '../incident/same-event.ts';
import type { World } from '../log/decision.ts';
import { readView } from '../log/view.ts';
import { callText, type DocumentKind, incidentText, shiftText } from './document.ts';
import { SQL as DOCUMENTS, UNWRITTEN } from './documents.ts';

/** Exported for the test that reads their query plans. */
export const SQL = {
  stale: 'SELECT rowid, kind, id, mark FROM search_docs WHERE stale = 1 LIMIT 5000',
  shift: 'SELECT view FROM shifts WHERE id = ?',
  written: 'UPDATE search_docs SET mark = ?, stale = 0 WHERE rowid = ?',
  saveText: 'INSERT INTO search_text (rowid, words) VALUES (?, ?)',
};

interface Row {
  rowid: number;
  kind: DocumentKind;
  id: string;
  mark: number;
}

/** Tells one text from another, in the 48 bits that a number of JavaScript and SQLite holds with ease. */
export const markOf = (text: string): number => createHash('sha256').update(text).digest().readUIntBE(0, 6);

/**
 * Writes the words of every stale document, in one transaction. One whose text has not changed is not written again.
 * Throws SQLite errors, which leave nothing behind.
 */
export function wordIndexer(db: Database.Database, world: World): () => void {
  const stale = db.prepare(SQL.stale);
  const shift = db.prepare(SQL.shift).pluck();
  const written = db.prepare(SQL.written);
  const clearText = db.prepare(DOCUMENTS.clearText);
  const saveText = db.prepare(SQL.saveText);

  /** Undefined where a damaged file has a document of nothing. */
  function textOf({ kind, id }: Row): string | undefined {
    switch (kind) {
      case 'call': {
        const call = world.call(id as CallId);
        const incident = call?.incidentId ? world.incident(call.incidentId) : undefined;
        return call && callText(call, incident, incident ? handOffsOfEvent(world, incident) : []);
      }
      case 'incident': {
        const incident = world.incident(id as IncidentId);
        return incident && incidentText(incident, handOffsOfEvent(world, incident));
      }
      case 'shift': {
        const view = shift.get(id) as string | undefined;
        return view === undefined ? undefined : shiftText(readView<Shift>(view));
      }
    }
  }

  const writeAll = db.transaction((first: Row[]) => {
    for (let rows = first; rows.length > 0; rows = stale.all() as Row[]) {
      for (const row of rows) {
        const text = textOf(row) ?? '';
        const mark = markOf(text);
        written.run(mark, row.rowid);
        if (mark === row.mark) continue;
        if (row.mark !== UNWRITTEN) clearText.run(row.rowid);
        saveText.run(row.rowid, text);
      }
    }
  });

  return () => {
    const rows = stale.all() as Row[];
    if (rows.length > 0) writeAll.immediate(rows);
  };
}
