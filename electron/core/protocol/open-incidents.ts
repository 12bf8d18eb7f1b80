import type Database from 'better-sqlite3';
import type { IncidentId } from '../../../shared/domain/ids.ts';

/** The newest that are not closed; a room that never closes any is not made to wait. Exported for the test of its plan. */
export const SQL_OPEN = `SELECT id FROM incidents INDEXED BY incidents_open WHERE status <> 'closed'
  ORDER BY created_at DESC LIMIT 200`;

export const openIncidentIds = (db: Database.Database): IncidentId[] =>
  db.prepare(SQL_OPEN).pluck().all() as IncidentId[];
