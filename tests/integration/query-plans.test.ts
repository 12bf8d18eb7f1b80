import path from 'node:path';
import type Database from 'better-sqlite3';
import { SQL as calls } from '../../electron/core/call/queries.ts';
import { openDatabase } from '../../electron/core/database/open.ts';
import { SQL as desk } from '../../electron/core/desk/snapshot.ts';
import { SQL as json } from '../../electron/core/export/json.ts';
import { SQL as rows } from '../../electron/core/export/rows.ts';
import { SQL as figures } from '../../electron/core/figures/figures.ts';
import { SQL as figureRows } from '../../electron/core/figures/write.ts';
import { SQL_PAST } from '../../electron/core/gazetteer/gazetteer.ts';
import { SQL as past } from '../../electron/core/gazetteer/past.ts';
import { SQL as placeText } from '../../electron/core/gazetteer/text-index.ts';
import { SQL_PENDING } from '../../electron/core/handoff/outbox.ts';
import { SQL as similar } from '../../electron/core/incident/candidates.ts';
import { SQL as story } from '../../electron/core/incident/story.ts';
import { SQL as lessons } from '../../electron/core/lesson/queries.ts';
import { SQL_FIRST } from '../../electron/core/location/follow.ts';
import { SQL as projections } from '../../electron/core/log/projections.ts';
import { SQL_BATCH } from '../../electron/core/log/rebuild.ts';
import { SQL_CLOCK, SQL_TAIL } from '../../electron/core/log/store.ts';
import { SQL as map } from '../../electron/core/map/queries.ts';
import { SQL as numbers } from '../../electron/core/number/history.ts';
import { SQL_OPEN } from '../../electron/core/protocol/open-incidents.ts';
import { SQL as documents } from '../../electron/core/search/documents.ts';
import { SQL_FIGURE as figureLists, SQL as search } from '../../electron/core/search/find.ts';
import { SQL as searchWords } from '../../electron/core/search/index-words.ts';
import { SQL as shiftReports } from '../../electron/core/shift-report/service.ts';
import { expect, test } from './fixture.ts';

const grows =
  /^SCAN (a|o|c|i|h|calls|incidents|handoffs|shifts|log|past_places|place_terms|d|search_docs|call_figures|incident_figures|handoff_figures|shift_reports|lessons|l)\b(?!.* INDEX )/;
/** Few by nature, whole by intention. */
const small = new Set(['desk.agencies', 'rows.agencies', 'search.saved']);

const queries: Record<string, string> = {
  pending: SQL_PENDING,
  rebuild: SQL_BATCH,
  tail: SQL_TAIL,
  clock: SQL_CLOCK,
  firstOfCall: SQL_FIRST,
  pastPlace: SQL_PAST,
  openForGuides: SQL_OPEN,
};
for (const [group, list] of Object.entries({
  calls,
  desk,
  json,
  rows,
  projections,
  similar,
  story,
  past,
  placeText,
  numbers,
  map,
  figures,
  search,
  documents,
  searchWords,
  figureRows,
  shiftReports,
  figureLists,
  lessons,
})) {
  for (const [name, sql] of Object.entries(list)) queries[`${group}.${name}`] = sql;
}

function plan(db: Database.Database, sql: string): string[] {
  const names = [...sql.matchAll(/@(\w+)/g)].map((match) => match[1] ?? '');
  const bound = Object.fromEntries(names.map((name) => [name, name === 'match' ? '"x"*' : 1]));
  const marks = sql.match(/\?/g)?.map(() => 1) ?? [];
  const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...marks, ...(names.length > 0 ? [bound] : []));
  return (rows as { detail: string }[]).map(({ detail }) => detail);
}

test.for(Object.keys(queries).filter((name) => !small.has(name)))(
  '%s finds its rows by an index, however long the log has become',
  (name, { folder }) => {
    const db = openDatabase(path.join(folder, 'siaga112.db'));
    try {
      for (const step of plan(db, queries[name]!)) expect(step).not.toMatch(grows);
    } finally {
      db.close();
    }
  },
);

test('the open calls, incidents, hand-offs and the shift are read from indexes that hold only what is open', ({
  folder,
}) => {
  const db = openDatabase(path.join(folder, 'siaga112.db'));
  try {
    expect(plan(db, projections.openCalls).join()).toContain('calls_open');
    expect(plan(db, desk.incidents).join()).toContain('incidents_open');
    expect(plan(db, similar.open).join()).toContain('incidents_open');
    expect(plan(db, similar.closed).join()).toContain(
      'SEARCH incidents USING INDEX incidents_closed (closed_at>?)',
    );
    expect(plan(db, similar.sameNumber).join()).toMatch(/COVERING INDEX calls_number .*ringing_at>\?/);
    expect(plan(db, SQL_PENDING).join()).toContain('handoffs_pending');
    expect(plan(db, projections.openShift).join()).toContain('shifts_open');
  } finally {
    db.close();
  }
});

test('the history of a number is read from its own row and from an index that holds only what was reported', ({
  folder,
}) => {
  const db = openDatabase(path.join(folder, 'siaga112.db'));
  try {
    expect(plan(db, projections.number).join()).toContain('SEARCH numbers USING PRIMARY KEY');
    const steps = plan(db, numbers.lastIncident).join();
    expect(steps).toContain('SEARCH c USING INDEX calls_reported (number_key=?)');
    expect(steps).not.toContain('TEMP B-TREE');
  } finally {
    db.close();
  }
});
