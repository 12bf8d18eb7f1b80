import type Database from 'better-sqlite3';
import type { CommandArgs, CommandOutput } from '../../../shared/contract/index.ts';
import type { Found } from '../../../shared/contract/search.ts';
import type { Call } from '../../../shared/domain/call.ts';
import { knowables, needed } from '../../../shared/domain/figures.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { callLists, type FigureList, type SavedSearch } from '../../../shared/domain/search.ts';
import type { Shift } from '../../../shared/domain/shift.ts';
import { CALLED_BACK } from '../figures/figures.ts';
import { bitsOf } from '../figures/rows.ts';
import { readView } from '../log/view.ts';
import { matchOf } from './match.ts';

const LAST = Number.MAX_SAFE_INTEGER;

/** The index brings its rows backwards by itself; nothing is sorted. Exported for the test that reads their plans. */
export const SQL = {
  find: `SELECT d.rowid AS row, d.kind, d.id, d.at FROM search_text s CROSS JOIN search_docs d ON d.rowid = s.rowid
    WHERE search_text MATCH @match AND s.rowid < @before AND d.at >= @from AND d.at < @to
    ORDER BY s.rowid DESC LIMIT @limit`,
  newest: `SELECT rowid AS row, kind, id, at FROM search_docs
    WHERE rowid < @before AND at >= @from AND at < @to ORDER BY rowid DESC LIMIT @limit`,
  call: 'SELECT view FROM calls WHERE id = ?',
  incident: 'SELECT view FROM incidents WHERE id = ?',
  shift: 'SELECT view FROM shifts WHERE id = ?',
  saved: 'SELECT view FROM saved_searches ORDER BY id',
};

interface Row {
  row: number;
  kind: Found['kind'];
  id: string;
  at: number;
}

/** Exported for the test that reads their query plans. */
export const SQL_FIGURE = {
  calls: `SELECT 'call' AS kind, id, ringing_at AS at FROM call_figures
    WHERE ringing_at >= @from AND ringing_at < @to AND cell NOT LIKE '["test",%'
      AND CASE @figure WHEN 'answered' THEN wait IS NOT NULL
        ELSE cell LIKE '["prank",%' OR cell LIKE '["ghost",%' END
    ORDER BY ringing_at DESC, id DESC LIMIT @limit OFFSET @skip`,
  calledBack: `SELECT DISTINCT 'call' AS kind, a.id, a.ringing_at AS at ${CALLED_BACK}
    ORDER BY a.ringing_at DESC, a.id DESC LIMIT @limit OFFSET @skip`,
  incidents: `SELECT 'incident' AS kind, id, created_at AS at FROM incident_figures
    WHERE created_at >= @from AND created_at < @to AND (@all = 0 OR known & @all = @all) AND known & @without = 0
      AND CASE @figure WHEN 'located' THEN located IS NOT NULL WHEN 'handedOver' THEN handed_over IS NOT NULL
        WHEN 'acknowledged' THEN acknowledged IS NOT NULL WHEN 'onScene' THEN on_scene IS NOT NULL ELSE 1 END
    ORDER BY created_at DESC, id DESC LIMIT @limit OFFSET @skip`,
};

const COMPLETE = bitsOf(needed);

/** What a figure counted, the newest first. `row` counts downwards, as everywhere in the search. */
function openFigureLists(db: Database.Database) {
  const calls = db.prepare(SQL_FIGURE.calls);
  const calledBack = db.prepare(SQL_FIGURE.calledBack);
  const incidents = db.prepare(SQL_FIGURE.incidents);
  return (figure: FigureList, bounds: { from: number; to: number; before: number; limit: number }): Row[] => {
    const { from, to, before, limit } = bounds;
    const skip = LAST - before;
    const asked = { from, to, limit, skip, figure };
    const missing = knowables.find((one) => figure === `missing.${one}`);
    const rows = callLists.some((one) => one === figure)
      ? (figure === 'calledBack' ? calledBack : calls).all(asked)
      : incidents.all({
          ...asked,
          all: figure === 'complete' ? COMPLETE : 0,
          without: missing ? bitsOf([missing]) : 0,
        });
    return (rows as Omit<Row, 'row'>[]).map((row, index) => ({ ...row, row: LAST - skip - index - 1 }));
  };
}

export function openSearch(db: Database.Database) {
  const find = db.prepare(SQL.find);
  const newest = db.prepare(SQL.newest);
  const figures = openFigureLists(db);
  const views = {
    call: db.prepare(SQL.call).pluck(),
    incident: db.prepare(SQL.incident).pluck(),
    shift: db.prepare(SQL.shift).pluck(),
  };
  const view = <T>(kind: Found['kind'], id: string): T => readView<T>(views[kind].get(id) as string);
  const foundOf = ({ row, kind, id, at }: Row): Found => {
    switch (kind) {
      case 'call': {
        const call = view<Call>('call', id);
        const incident = call.incidentId ? view<Incident>('incident', call.incidentId) : null;
        return { kind, row, at, call, incident };
      }
      case 'incident':
        return { kind, row, at, incident: view<Incident>('incident', id) };
      case 'shift':
        return { kind, row, at, shift: view<Shift>('shift', id) };
    }
  };
  return ({ query, before, limit }: CommandArgs<'search.find'>): CommandOutput<'search.find'> => {
    const match = matchOf(query);
    if (match === 'nothing' && query.figure === null) return { rows: [], more: false };
    const bounds = { from: query.from ?? 0, to: query.to ?? LAST, before: before ?? LAST, limit: limit + 1 };
    const rows =
      query.figure === null
        ? ((match === null ? newest.all(bounds) : find.all({ ...bounds, match })) as Row[])
        : figures(query.figure, bounds);
    return { rows: rows.slice(0, limit).map(foundOf), more: rows.length > limit };
  };
}

export const savedSearches = (db: Database.Database): SavedSearch[] =>
  (db.prepare(SQL.saved).pluck().all() as string[]).map((text) => readView<SavedSearch>(text));
