import type Database from 'better-sqlite3';
import type { Agency } from '../../../shared/domain/agency.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import { effectivePriority, type Incident } from '../../../shared/domain/incident.ts';
import type { Priority } from '../../../shared/domain/priority.ts';
import { type WibDay, wibDayBounds } from '../../../shared/time/wib.ts';
import { readView } from '../log/view.ts';

const BATCH = 500;

/** Exported for the test that reads their query plans. */
export const SQL = {
  calls: `SELECT c.view AS call, i.view AS incident FROM calls c LEFT JOIN incidents i ON i.id = c.incident_id
    WHERE (c.ringing_at, c.id) > (@after, @afterId) AND c.ringing_at >= @from AND c.ringing_at < @to
    ORDER BY c.ringing_at, c.id LIMIT ${BATCH}`,
  count: 'SELECT count(*) FROM calls WHERE ringing_at >= @from AND ringing_at < @to',
  handOffs: 'SELECT view FROM handoffs WHERE incident_id = ? ORDER BY id',
  agencies: 'SELECT view FROM agencies ORDER BY id',
};

export interface DayRow {
  call: Call;
  incident: Incident | null;
  /** The incident's: the operator's choice, else the guide's suggestion. */
  priority: Priority | null;
  handOffs: HandOff[];
}

export const agenciesOf = (db: Database.Database): Agency[] =>
  (db.prepare(SQL.agencies).pluck().all() as string[]).map((view) => readView<Agency>(view));

/** The calls of a WIB day in the order they rang, a batch at a time, so that memory stays flat. */
export function* dayRows(db: Database.Database, day: WibDay): Generator<DayRow[]> {
  const calls = db.prepare(SQL.calls).raw();
  const handOffs = db.prepare(SQL.handOffs).pluck();
  const bounds = wibDayBounds(day);
  let last = { after: 0, afterId: '' };
  for (;;) {
    const found = calls.all({ ...bounds, ...last }) as [call: string, incident: string | null][];
    const rows = found.map(([callView, incidentView]): DayRow => {
      const incident = incidentView === null ? null : readView<Incident>(incidentView);
      // An agency that was told of a report merged later was told of this event.
      const views = incident
        ? [incident, ...incident.mergedFrom].flatMap(({ id }) => handOffs.all(id) as string[])
        : [];
      return {
        call: readView<Call>(callView),
        incident,
        priority: incident && effectivePriority(incident),
        handOffs: views.map((view) => readView<HandOff>(view)),
      };
    });
    const end = rows.at(-1)?.call;
    if (!end) return;
    yield rows;
    last = { after: end.ringingAt, afterId: end.id };
  }
}

export const countCalls = (db: Database.Database, day: WibDay): number =>
  db.prepare(SQL.count).pluck().get(wibDayBounds(day)) as number;
