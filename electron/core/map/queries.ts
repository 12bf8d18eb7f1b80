import type Database from 'better-sqlite3';
import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { Heat } from '../../../shared/contract/map.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { type WibDay, wibDayBounds } from '../../../shared/time/wib.ts';
import { readView } from '../log/view.ts';

/** As many as a map of one day can show. */
const MOST_CLOSED = 500;

/** Qualified calls of a time that somebody meant: no pranks, no tests. */
const MEANT = `c.ringing_at >= @from AND c.ringing_at < @to AND c.training = 0
    AND c.disposition IS NOT NULL AND c.disposition NOT IN ('prank', 'test')`;

/** Exported for the test that reads their query plans. */
export const SQL = {
  heat: `SELECT i.view ->> '$.fields.kecamatan' AS kecamatan, count(*) AS calls
    FROM calls c INDEXED BY calls_heat JOIN incidents i ON i.id = c.incident_id
    WHERE ${MEANT} GROUP BY 1 HAVING kecamatan IS NOT NULL ORDER BY calls DESC, kecamatan`,
  meant: `SELECT count(*) FROM calls c INDEXED BY calls_heat WHERE ${MEANT}`,
  closed: `SELECT view FROM incidents WHERE day = @day AND status = 'closed'
    AND view ->> '$.fields.point' IS NOT NULL AND view ->> '$.mergedInto' IS NULL
    ORDER BY id DESC LIMIT ${MOST_CLOSED}`,
};

export interface MapQueries {
  heat(input: CommandArgs<'map.heat'>): Heat;
  closed(day: WibDay): Incident[];
}

export function mapQueries(db: Database.Database): MapQueries {
  const heat = db.prepare(SQL.heat);
  const meant = db.prepare(SQL.meant).pluck();
  const closed = db.prepare(SQL.closed).pluck();
  return {
    heat({ from, to }) {
      const bounds = { from: wibDayBounds(from).from, to: wibDayBounds(to).to };
      const areas = heat.all(bounds) as Heat['areas'];
      const located = areas.reduce((sum, { calls }) => sum + calls, 0);
      return { areas, elsewhere: (meant.get(bounds) as number) - located };
    },
    closed: (day) => (closed.all({ day }) as string[]).map((view) => readView<Incident>(view)),
  };
}
