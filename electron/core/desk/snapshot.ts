import type Database from 'better-sqlite3';
import type { Snapshot } from '../../../shared/contract/desk.ts';
import { readView } from '../log/view.ts';

/** Each names the small index to read: without one, a long log would be read whole. Exported for the test of that. */
export const SQL = {
  calls: `SELECT view FROM calls INDEXED BY calls_open WHERE state <> 'ended' ORDER BY ringing_at, id`,
  incidents: `SELECT view FROM incidents INDEXED BY incidents_open WHERE status <> 'closed'
    UNION SELECT i.view FROM calls c INDEXED BY calls_open JOIN incidents i ON i.id = c.incident_id
      WHERE c.state <> 'ended'`,
  handOffs: `SELECT h.view FROM handoffs h WHERE h.incident_id IN (
      SELECT id FROM incidents INDEXED BY incidents_open WHERE status <> 'closed'
      UNION SELECT m.value ->> 'id' FROM incidents i INDEXED BY incidents_open, json_each(i.view, '$.mergedFrom') m
        WHERE i.status <> 'closed'
      UNION SELECT incident_id FROM calls INDEXED BY calls_open WHERE state <> 'ended' AND incident_id IS NOT NULL)`,
  agencies: 'SELECT view FROM agencies',
  shift:
    'SELECT view FROM shifts INDEXED BY shifts_open WHERE ended_at IS NULL ORDER BY started_at DESC LIMIT 1',
};

/** Everything that is open now. */
export function snapshot(db: Database.Database, station: string): Snapshot {
  const views = <T>(sql: string): T[] =>
    (db.prepare(sql).pluck().all() as string[]).map((view) => readView<T>(view));
  const agencies = views<Snapshot['agencies'][number]>(SQL.agencies);
  return {
    station,
    calls: views(SQL.calls),
    incidents: views(SQL.incidents),
    handOffs: views(SQL.handOffs),
    agencies: agencies
      .filter(({ removed }) => !removed)
      .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id)),
    shift: views<NonNullable<Snapshot['shift']>>(SQL.shift)[0] ?? null,
  };
}
