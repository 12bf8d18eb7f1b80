import type Database from 'better-sqlite3';
import type { CallRow } from '../../../shared/contract/call.ts';
import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { wibDayBounds } from '../../../shared/time/wib.ts';
import { readView } from '../log/view.ts';
import { matchQuery } from '../search/words.ts';

const LAST = Number.MAX_SAFE_INTEGER;
const AFTER_ALL_IDS = '~';

/** Exported for the test that reads their query plans. */
export const SQL = {
  list: `SELECT c.view AS call, i.view AS incident FROM calls c LEFT JOIN incidents i ON i.id = c.incident_id
    WHERE (c.ringing_at, c.id) < (@before, @beforeId) AND c.ringing_at >= @from AND c.ringing_at < @to
    ORDER BY c.ringing_at DESC, c.id DESC LIMIT @limit`,
  search: `SELECT c.view AS call, i.view AS incident FROM calls c LEFT JOIN incidents i ON i.id = c.incident_id
    WHERE c.rowid IN (SELECT rowid FROM call_text WHERE call_text MATCH @match)
      AND (c.ringing_at, c.id) < (@before, @beforeId) AND c.ringing_at >= @from AND c.ringing_at < @to
    ORDER BY c.ringing_at DESC, c.id DESC LIMIT @limit`,
};

export interface CallQueries {
  list(input: CommandArgs<'call.list'>): { rows: CallRow[]; more: boolean };
}

export function callQueries(db: Database.Database): CallQueries {
  const list = db.prepare(SQL.list);
  const search = db.prepare(SQL.search);
  return {
    list({ day, text, before, limit }) {
      const bounds = day ? wibDayBounds(day) : { from: 0, to: LAST };
      const match = text.trim() === '' ? null : matchQuery(text);
      if (text.trim() !== '' && match === null) return { rows: [], more: false };
      const params = {
        ...bounds,
        before: before?.ringingAt ?? LAST,
        beforeId: before?.id ?? AFTER_ALL_IDS,
        limit: limit + 1,
        ...(match ? { match } : {}),
      };
      const found = (match ? search : list).all(params) as { call: string; incident: string | null }[];
      const rows = found.slice(0, limit).map(({ call, incident }) => ({
        call: readView<Call>(call),
        incident: incident === null ? null : readView<Incident>(incident),
      }));
      return { rows, more: found.length > limit };
    },
  };
}
