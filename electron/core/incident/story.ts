import type Database from 'better-sqlite3';
import type { StoryEntry } from '../../../shared/contract/incident.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { type LogRow, unseal } from '../log/chain.ts';

/** Exported for the test that reads its query plan. */
export const SQL_STORY = `SELECT * FROM log WHERE subject IN (
    SELECT @id UNION SELECT id FROM calls WHERE incident_id = @id UNION SELECT id FROM handoffs WHERE incident_id = @id
  ) ORDER BY hlc, station, seq`;

/** Everything the log holds about an incident, its calls and its hand-offs, oldest first. */
export function storyOf(db: Database.Database, id: IncidentId): StoryEntry[] {
  return (db.prepare(SQL_STORY).all({ id }) as LogRow[]).map((row) => {
    const { seq, at, actor, type, data } = unseal(row);
    return { seq, at, actor, type, data: { ...data } };
  });
}
