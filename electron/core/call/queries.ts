import type Database from 'better-sqlite3';
import type { CallRow } from '../../../shared/contract/call.ts';
import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { wibDayBounds } from '../../../shared/time/wib.ts';
import { readView } from '../log/view.ts';
import { anyOf, dayFacets } from '../search/match.ts';
import { matchQuery } from '../search/words.ts';

const LAST = Number.MAX_SAFE_INTEGER;
const AFTER_ALL_IDS = '~';

/** Exported for the test that reads their query plans. */
export const SQL = {
  list: `SELECT c.view AS call, i.view AS incident FROM calls c LEFT JOIN incidents i ON i.id = c.incident_id
    WHERE (c.ringing_at, c.id) < (@before, @beforeId) AND c.ringing_at >= @from AND c.ringing_at < @to
    ORDER BY c.ringing_at DESC, c.id DESC LIMIT @limit`,
  /** In the order of the log, in which the index brings them: a common word does not read all that it is in. */
  search: `SELECT c.view AS call, i.view AS incident FROM search_text s CROSS JOIN search_docs d ON d.rowid = s.rowid
      CROSS JOIN calls c ON c.id = d.id LEFT JOIN incidents i ON i.id = c.incident_id
    WHERE search_text MATCH @match AND s.rowid < coalesce((SELECT rowid FROM search_docs WHERE id = @beforeId), @last)
      AND d.at >= @from AND d.at < @to
    ORDER BY s.rowid DESC LIMIT @limit`,
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
      const words = text.trim() === '' ? null : matchQuery(text);
      if (text.trim() !== '' && words === null) return { rows: [], more: false };
      const match = words && day ? `${words} AND ${anyOf(dayFacets(bounds.from, bounds.to))}` : words;
      const params = {
        ...bounds,
        before: before?.ringingAt ?? LAST,
        beforeId: before?.id ?? AFTER_ALL_IDS,
        last: LAST,
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
