import Database from 'better-sqlite3';
import { callText } from '../../electron/core/search/document.ts';
import { markOf } from '../../electron/core/search/index-words.ts';
import type { Call } from '../../shared/domain/call.ts';
import type { HandOff } from '../../shared/domain/handoff.ts';
import type { Incident } from '../../shared/domain/incident.ts';
import { DAY_MS, type WibDay, wibDay, wibDayBounds } from '../../shared/time/wib.ts';
import { DAY, seed } from './seeded.ts';

const SEEDED = 20_000;
const SEEDED_DAYS = 30;
const SPAN_MS = SEEDED_DAYS * DAY_MS;

/**
 * As `seed`, for a log as it is after years: the calls of a month again and again, each copy a month later and from other
 * numbers, up to `DAY`. Their entries are not in the chain, nor are they counted in the figures. Returns the file, and when
 * the last call rang.
 */
export function seedMany(folder: string, total: number): { file: string; last: number } {
  const until = wibDay(wibDayBounds(DAY as WibDay).from - (total / SEEDED - 1) * SPAN_MS);
  const file = seed(folder, SEEDED, SEEDED_DAYS, until);
  return { file, last: multiply(new Database(file), total) };
}

function multiply(writing: Database.Database, total: number): number {
  const read = <T>(sql: string, ...args: unknown[]): T[] =>
    (
      writing
        .prepare(sql)
        .pluck()
        .all(...args) as string[]
    ).map((view) => JSON.parse(view) as T);
  const calls = read<Call>('SELECT view FROM calls ORDER BY rowid');
  const incidents = new Map(read<Incident>('SELECT view FROM incidents').map((one) => [one.id, one]));
  const handOffs = Map.groupBy(read<HandOff>('SELECT view FROM handoffs'), (one) => one.incidentId);
  writing.pragma('synchronous = OFF');
  const saveCall = writing.prepare(
    `INSERT INTO calls (id, ringing_at, state, number_key, disposition, incident_id, training, view)
      SELECT @id, @at, state, @number, disposition, incident_id, training, @view FROM calls WHERE id = @of`,
  );
  const saveDoc = writing.prepare(
    `INSERT INTO search_docs (kind, id, at, mark) VALUES ('call', @id, @at, @mark) RETURNING rowid`,
  );
  const saveText = writing.prepare('INSERT INTO search_text (rowid, words) VALUES (?, ?)');
  let latest = 0;
  for (let copy = 1; copy < total / SEEDED; copy += 1) {
    writing.transaction(() => {
      for (const call of calls) {
        const id = `${call.id.slice(0, 28)}${String(copy).padStart(8, '0')}` as Call['id'];
        const number =
          call.number && `${call.number.slice(0, 6)}${String(copy).padStart(2, '0')}${call.number.slice(8)}`;
        const ringingAt = call.ringingAt + copy * SPAN_MS;
        const one: Call = { ...call, id, number, ringingAt };
        const incident = call.incidentId ? incidents.get(call.incidentId) : undefined;
        const text = callText(one, incident, (incident && handOffs.get(incident.id)) ?? []);
        saveCall.run({ id, at: ringingAt, number, view: JSON.stringify(one), of: call.id });
        const rowid = saveDoc.pluck().get({ id, at: ringingAt, mark: markOf(text) });
        saveText.run(rowid, text);
        latest = ringingAt;
      }
    })();
  }
  writing.exec('ANALYZE');
  const made = writing.prepare('SELECT count(*) FROM calls').pluck().get();
  if (made !== total) throw new Error(`${made} calls instead of ${total}`);
  writing.close();
  return latest;
}
