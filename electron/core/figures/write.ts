import type Database from 'better-sqlite3';
import type { Call } from '../../../shared/domain/call.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { callFigures, handOffFigures, incidentFigures } from './rows.ts';

/** Exported for the test that reads their query plans. */
export const SQL = {
  saveCall: `INSERT INTO call_figures (ringing_at, id, cell, wait, ended_at)
    VALUES (@ringingAt, @id, @cell, @wait, @endedAt)
    ON CONFLICT (ringing_at, id) DO UPDATE SET cell = @cell, wait = @wait, ended_at = @endedAt`,
  saveIncident: `INSERT INTO incident_figures (created_at, id, located, handed_over, acknowledged, on_scene, known)
    VALUES (@createdAt, @id, @located, @handedOver, @acknowledged, @onScene, @known)
    ON CONFLICT (created_at, id) DO UPDATE SET located = @located, handed_over = @handedOver,
      acknowledged = @acknowledged, on_scene = @onScene, known = @known`,
  dropIncident: 'DELETE FROM incident_figures WHERE created_at = ? AND id = ?',
  saveHandOff: `INSERT INTO handoff_figures (created_at, id, agency_id, acknowledged, on_scene)
    VALUES (@createdAt, @id, @agencyId, @acknowledged, @onScene)
    ON CONFLICT (created_at, id) DO UPDATE SET acknowledged = @acknowledged, on_scene = @onScene`,
};

/** Keeps the rows that figures are made of. */
export function figureWriter(db: Database.Database) {
  const saveCall = db.prepare(SQL.saveCall);
  const saveIncident = db.prepare(SQL.saveIncident);
  const dropIncident = db.prepare(SQL.dropIncident);
  const saveHandOff = db.prepare(SQL.saveHandOff);
  return {
    call(call: Call, incident: Incident | undefined, handOffs: readonly HandOff[]): void {
      const row = callFigures(call, incident, handOffs);
      if (row) saveCall.run(row);
    },
    incident(incident: Incident, calls: readonly Call[], handOffs: readonly HandOff[]): void {
      const row = incidentFigures(incident, calls, handOffs);
      if (row) saveIncident.run(row);
      else dropIncident.run(incident.createdAt, incident.id);
    },
    handOff(handOff: HandOff): void {
      const row = handOffFigures(handOff);
      if (row) saveHandOff.run(row);
    },
  };
}
