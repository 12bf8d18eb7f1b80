import type Database from 'better-sqlite3';
import type { Agency } from '../../../shared/domain/agency.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import { effectivePriority, type Incident } from '../../../shared/domain/incident.ts';
import type { Priority } from '../../../shared/domain/priority.ts';
import { wibDay } from '../../../shared/time/wib.ts';
import { readView } from '../log/view.ts';
import { redactCall, redactHandOff, redactIncident } from './redact.ts';
import type { Scope } from './scope.ts';

/** Small, so that whoever waits for the core waits for a few milliseconds at most. */
const BATCH = 200;

const SQL_VIEWS =
  'SELECT c.view AS call, i.view AS incident FROM calls c LEFT JOIN incidents i ON i.id = c.incident_id';
const inScope = 'c.ringing_at >= @from AND c.ringing_at < @to';

/** Exported for the test that reads their query plans. */
export const SQL = {
  calls: `${SQL_VIEWS} WHERE ${inScope} AND (c.ringing_at, c.id) > (@after, @afterId)
    ORDER BY c.ringing_at, c.id LIMIT ${BATCH}`,
  count: `SELECT count(*) FROM calls c WHERE ${inScope}`,
  found: `SELECT c.ringing_at, c.id FROM calls c
    WHERE c.id IN (SELECT d.id FROM search_text s CROSS JOIN search_docs d ON d.rowid = s.rowid WHERE search_text MATCH @match)`,
  /** Of the calls, and those of that time that no call belongs to. */
  incidentsOfCalls: `SELECT c.incident_id FROM calls c WHERE ${inScope} AND c.incident_id IS NOT NULL`,
  incidentsOfTime: `SELECT id FROM incidents
    WHERE day >= @firstDay AND day <= @lastDay AND created_at >= @from AND created_at < @to`,
  handOffs: 'SELECT view FROM handoffs WHERE incident_id = ? ORDER BY id',
  agencies: 'SELECT view FROM agencies ORDER BY id',
};

/**
 * What a report is about, found once and not again for every batch: its incidents, and the calls of a search. These
 * tables are the connection's own and in its memory: one short row an incident.
 */
const OWN = {
  incidents: 'CREATE TEMP TABLE report_incidents (id TEXT PRIMARY KEY) WITHOUT ROWID',
  calls:
    'CREATE TEMP TABLE report_calls (ringing_at INTEGER, id TEXT, PRIMARY KEY (ringing_at, id)) WITHOUT ROWID',
  addCalls: `INSERT INTO report_calls ${SQL.found}`,
  addOfFound: `INSERT OR IGNORE INTO report_incidents SELECT c.incident_id
    FROM report_calls r JOIN calls c ON c.id = r.id WHERE c.incident_id IS NOT NULL`,
  addOfCalls: `INSERT OR IGNORE INTO report_incidents ${SQL.incidentsOfCalls}`,
  addOfTime: `INSERT OR IGNORE INTO report_incidents ${SQL.incidentsOfTime}`,
  countFound: 'SELECT count(*) FROM report_calls',
  callsFound: `SELECT c.view AS call, i.view AS incident FROM report_calls r JOIN calls c ON c.id = r.id
    LEFT JOIN incidents i ON i.id = c.incident_id
    WHERE (r.ringing_at, r.id) > (@after, @afterId) ORDER BY r.ringing_at, r.id LIMIT ${BATCH}`,
  incidentsFound: `SELECT i.view FROM report_incidents r JOIN incidents i ON i.id = r.id
    WHERE r.id > @afterId ORDER BY r.id LIMIT ${BATCH}`,
};

/** Once for a connection, inside its snapshot, before anything below. Returns how many calls there are. */
export function prepareRows(db: Database.Database, scope: Scope): number {
  const { from, to, match } = scope;
  db.pragma('temp_store = MEMORY');
  db.exec(`${OWN.incidents};${OWN.calls}`);
  if (match !== null) {
    db.prepare(OWN.addCalls).run({ match });
    db.exec(OWN.addOfFound);
    return db.prepare(OWN.countFound).pluck().get() as number;
  }
  db.prepare(OWN.addOfCalls).run({ from, to });
  db.prepare(OWN.addOfTime).run({ from, to, firstDay: wibDay(from), lastDay: wibDay(to - 1) });
  return db.prepare(SQL.count).pluck().get({ from, to }) as number;
}

export interface CallRow {
  call: Call;
  incident: Incident | null;
  /** The incident's: the operator's choice, else the guide's suggestion. */
  priority: Priority | null;
  handOffs: HandOff[];
}

export interface IncidentRow {
  incident: Incident;
  priority: Priority | null;
  handOffs: HandOff[];
}

export const agenciesOf = (db: Database.Database): Agency[] =>
  (db.prepare(SQL.agencies).pluck().all() as string[]).map((view) => readView<Agency>(view));

/** The hand-offs of an incident: an agency that was told of a report merged later was told of this event. */
function handOffReader(db: Database.Database, redacted: boolean): (incident: Incident) => HandOff[] {
  const statement = db.prepare(SQL.handOffs).pluck();
  return (incident) =>
    [incident, ...incident.mergedFrom]
      .flatMap(({ id }) => statement.all(id) as string[])
      .map((view) => {
        const handOff = readView<HandOff>(view);
        return redacted ? redactHandOff(handOff) : handOff;
      });
}

/** The calls in the order they rang, a batch at a time, so that memory stays flat. */
export function* callRows(db: Database.Database, scope: Scope, redacted: boolean): Generator<CallRow[]> {
  const calls = db.prepare(scope.match === null ? SQL.calls : OWN.callsFound).raw();
  const handOffs = handOffReader(db, redacted);
  const bounds = scope.match === null ? { from: scope.from, to: scope.to } : {};
  let last = { after: -1, afterId: '' };
  for (;;) {
    const views = calls.all({ ...bounds, ...last }) as [call: string, incident: string | null][];
    const rows = views.map(([callView, incidentView]): CallRow => {
      const call = readView<Call>(callView);
      const incident = incidentView === null ? null : readView<Incident>(incidentView);
      return {
        call: redacted ? redactCall(call) : call,
        incident: incident && redacted ? redactIncident(incident) : incident,
        priority: incident && effectivePriority(incident),
        handOffs: incident ? handOffs(incident) : [],
      };
    });
    const end = rows.at(-1)?.call;
    if (!end) return;
    yield rows;
    last = { after: end.ringingAt, afterId: end.id };
  }
}

/** The incidents of those calls in the order they began, and those that were taken down without a call. */
export function* incidentRows(db: Database.Database, redacted: boolean): Generator<IncidentRow[]> {
  const incidents = db.prepare(OWN.incidentsFound).pluck();
  const handOffs = handOffReader(db, redacted);
  let afterId = '';
  for (;;) {
    const views = incidents.all({ afterId }) as string[];
    const rows = views.map((view): IncidentRow => {
      const incident = readView<Incident>(view);
      return {
        incident: redacted ? redactIncident(incident) : incident,
        priority: effectivePriority(incident),
        handOffs: handOffs(incident),
      };
    });
    const end = rows.at(-1);
    if (!end) return;
    yield rows;
    afterId = end.incident.id;
  }
}
