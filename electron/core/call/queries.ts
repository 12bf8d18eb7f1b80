import type Database from 'better-sqlite3';
import type { CallRow, NumberHistory } from '../../../shared/contract/call.ts';
import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { numberKey } from '../../../shared/phone-number/phone-number.ts';
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
  history: `SELECT count(*) AS calls, coalesce(sum(disposition = 'prank'), 0) AS prank,
      coalesce(sum(disposition = 'ghost'), 0) AS ghost, max(ringing_at) AS lastCallAt
    FROM calls WHERE number_key = @key AND training = 0 AND id <> @except`,
  lastIncident: `SELECT i.view FROM calls c JOIN incidents i ON i.id = c.incident_id
    WHERE c.number_key = @key AND c.training = 0 AND c.incident_id IS NOT NULL AND c.id <> @except
    ORDER BY c.ringing_at DESC LIMIT 1`,
};

export interface CallQueries {
  list(input: CommandArgs<'call.list'>): { rows: CallRow[]; more: boolean };
  history(input: CommandArgs<'call.history'>): NumberHistory;
}

export function callQueries(db: Database.Database): CallQueries {
  const list = db.prepare(SQL.list);
  const search = db.prepare(SQL.search);
  const history = db.prepare(SQL.history);
  const lastIncident = db.prepare(SQL.lastIncident).pluck();
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
    history({ number, exceptCallId }) {
      const key = numberKey(number) ?? '';
      const params = { key, except: exceptCallId ?? '' };
      const counts = history.get(params) as Omit<NumberHistory, 'number' | 'lastIncident'>;
      const view = lastIncident.get(params) as string | undefined;
      return { number, ...counts, lastIncident: view ? readView<Incident>(view) : null };
    },
  };
}
