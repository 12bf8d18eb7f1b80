import type Database from 'better-sqlite3';
import type { Disposition } from '../../shared/domain/disposition.ts';
import { type WibDay, wibDayBounds } from '../../shared/time/wib.ts';

const SQL = {
  dispositions: `SELECT disposition, count(*) AS calls FROM calls
    WHERE training = 0 AND ringing_at >= @from AND ringing_at < @to AND disposition IS NOT NULL
    GROUP BY disposition ORDER BY calls DESC, disposition`,
  calls: `SELECT count(*) AS calls, count(view ->> 'answeredAt') AS answered FROM calls
    WHERE training = 0 AND ringing_at >= @from AND ringing_at < @to AND view ->> 'direction' = 'in'`,
  waits: `SELECT (view ->> 'answeredAt') - ringing_at FROM calls
    WHERE training = 0 AND ringing_at >= @from AND ringing_at < @to AND view ->> 'direction' = 'in'
      AND view ->> 'answeredAt' IS NOT NULL
    ORDER BY 1 LIMIT 1 OFFSET @skip`,
  incidents: 'SELECT count(*) FROM incidents WHERE created_at >= @from AND created_at < @to',
  handOffs: `SELECT count(*) FROM handoffs h JOIN incidents i ON i.id = h.incident_id
    WHERE i.created_at >= @from AND i.created_at < @to`,
  entries: 'SELECT count(*) FROM log',
};

export interface Figures {
  calls: number;
  answered: number;
  answerMs: { p50: number | null; p90: number | null };
  incidents: number;
  handOffs: number;
  entries: number;
  dispositions: {
    disposition: Disposition;
    calls: number;
    ofAll: number;
    /** Null for calls that nobody answered. */
    ofAnswered: number | null;
  }[];
}

/** What a day, or the whole log, looks like in numbers. */
export function figures(db: Database.Database, day: WibDay | null): Figures {
  const bounds = day ? wibDayBounds(day) : { from: 0, to: Number.MAX_SAFE_INTEGER };
  const count = (sql: string, ...params: object[]): number =>
    db
      .prepare(sql)
      .pluck()
      .get(...params) as number;
  const { calls, answered } = db.prepare(SQL.calls).get(bounds) as { calls: number; answered: number };
  const wait = (share: number): number | null =>
    answered === 0 ? null : count(SQL.waits, { ...bounds, skip: Math.floor((answered - 1) * share) });
  const rows = db.prepare(SQL.dispositions).all(bounds) as { disposition: Disposition; calls: number }[];
  return {
    calls,
    answered,
    answerMs: { p50: wait(0.5), p90: wait(0.9) },
    incidents: count(SQL.incidents, bounds),
    handOffs: count(SQL.handOffs, bounds),
    entries: count(SQL.entries),
    dispositions: rows.map((row) => ({
      ...row,
      ofAll: row.calls / calls,
      ofAnswered: row.disposition === 'abandoned' || answered === 0 ? null : row.calls / answered,
    })),
  };
}
