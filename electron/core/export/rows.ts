import type Database from 'better-sqlite3';
import type { Agency } from '../../../shared/domain/agency.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { effectivePriority, type Incident } from '../../../shared/domain/incident.ts';
import type { Priority } from '../../../shared/domain/priority.ts';
import { wibDay } from '../../../shared/time/wib.ts';
import { readView } from '../log/view.ts';
import { redactCall, redactHandOff, redactIncident } from './redact.ts';
import type { Scope } from './scope.ts';

/** Small, so that whoever waits for the core waits for a millisecond or so; a larger one is no faster. */
const BATCH = 64;

const SQL_VIEWS =
  'SELECT c.view AS call, i.view AS incident FROM calls c LEFT JOIN incidents i ON i.id = c.incident_id';
const inScope = 'c.ringing_at >= @from AND c.ringing_at < @to';

/** Exported for the test that reads their query plans. */
export const SQL = {
  /** One lower bound: given two, SQLite begins every batch at the first call of the time. */
  calls: `${SQL_VIEWS} WHERE (c.ringing_at, c.id) > (@after, @afterId) AND c.ringing_at < @to
    ORDER BY c.ringing_at, c.id LIMIT ${BATCH}`,
  count: `SELECT count(*) FROM calls c WHERE ${inScope}`,
  practice: `SELECT count(*) FROM calls c WHERE ${inScope} AND c.training = 1`,
  found: `SELECT c.ringing_at, c.id FROM calls c
    WHERE c.id IN (SELECT d.id FROM search_text s CROSS JOIN search_docs d ON d.rowid = s.rowid WHERE search_text MATCH @match)
      AND +c.ringing_at >= @from AND +c.ringing_at < @to`,
  /** Of the calls, and those of that time that no call belongs to. */
  incidentsOfCalls: `SELECT c.incident_id FROM calls c WHERE ${inScope} AND c.incident_id IS NOT NULL`,
  incidentsOfTime: `SELECT id FROM incidents
    WHERE day >= @firstDay AND day <= @lastDay AND created_at >= @from AND created_at < @to`,
  /** Of many incidents at once: most of a batch's would each be a question of its own. */
  handOffs: `SELECT incident_id AS incidentId, view FROM handoffs
    WHERE incident_id IN (SELECT value FROM json_each(@incidents)) ORDER BY incident_id, id`,
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
  countIncidents: 'SELECT count(*) FROM report_incidents',
  callsFound: `SELECT c.view AS call, i.view AS incident FROM report_calls r JOIN calls c ON c.id = r.id
    LEFT JOIN incidents i ON i.id = c.incident_id
    WHERE (r.ringing_at, r.id) > (@after, @afterId) ORDER BY r.ringing_at, r.id LIMIT ${BATCH}`,
  incidentsFound: `SELECT i.view FROM report_incidents r JOIN incidents i ON i.id = r.id
    WHERE r.id > @afterId ORDER BY r.id LIMIT ${BATCH}`,
};

/** Once for a connection, inside its snapshot, before anything below. Returns how many calls there are. */
export function prepareRows(db: Database.Database, { from, to, match }: Scope): number {
  if (match === null) return db.prepare(SQL.count).pluck().get({ from, to }) as number;
  db.pragma('temp_store = MEMORY');
  db.exec(OWN.calls);
  db.prepare(OWN.addCalls).run({ match, from, to });
  return db.prepare(OWN.countFound).pluck().get() as number;
}

/** Once for a connection and after `prepareRows`, where its incidents are asked for. Returns how many there are. */
export function prepareIncidents(db: Database.Database, { from, to, match }: Scope): number {
  db.pragma('temp_store = MEMORY');
  db.exec(OWN.incidents);
  if (match !== null) db.exec(OWN.addOfFound);
  else {
    db.prepare(OWN.addOfCalls).run({ from, to });
    db.prepare(OWN.addOfTime).run({ from, to, firstDay: wibDay(from), lastDay: wibDay(to - 1) });
  }
  return db.prepare(OWN.countIncidents).pluck().get() as number;
}

/** Of that time, the calls that were practice. */
export const countPractice = (db: Database.Database, { from, to }: Pick<Scope, 'from' | 'to'>): number =>
  db.prepare(SQL.practice).pluck().get({ from, to }) as number;

interface Event<Of> {
  incident: Of;
  /** The operator's choice, else the guide's suggestion. */
  priority: Priority | null;
  /** An agency that was told of a report merged later was told of this event. */
  handOffs: HandOff[];
}
export type IncidentRow = Event<Incident>;
export type CallRow = { call: Call } & Event<Incident | null>;

export const agenciesOf = (db: Database.Database): Agency[] =>
  (db.prepare(SQL.agencies).pluck().all() as string[]).map((view) => readView<Agency>(view));

export const agenciesById = (db: Database.Database): ReadonlyMap<string, Agency> =>
  new Map(agenciesOf(db).map((agency) => [agency.id, agency]));

type EventOf = (incident: Incident) => IncidentRow;

/** Reads what the incidents of one batch were handed to, at once. */
function eventReader(db: Database.Database, redacted: boolean): (incidents: readonly Incident[]) => EventOf {
  const statement = db.prepare(SQL.handOffs).raw();
  const shown = (view: string): HandOff => {
    const handOff = readView<HandOff>(view);
    return redacted ? redactHandOff(handOff) : handOff;
  };
  return (incidents) => {
    const ids = incidents.flatMap((incident) => [incident, ...incident.mergedFrom].map(({ id }) => id));
    const found = statement.all({ incidents: JSON.stringify(ids) }) as [
      incidentId: IncidentId,
      view: string,
    ][];
    const views = Map.groupBy(found, ([incidentId]) => incidentId);
    return (incident) => ({
      incident: redacted ? redactIncident(incident) : incident,
      priority: effectivePriority(incident),
      handOffs: [incident, ...incident.mergedFrom]
        .flatMap(({ id }) => views.get(id) ?? [])
        .map(([, view]) => shown(view)),
    });
  };
}
const noEvent: Event<null> = { incident: null, priority: null, handOffs: [] };

/** The calls in the order they rang, a batch at a time, so that memory stays flat. */
export function* callRows(db: Database.Database, scope: Scope, redacted: boolean): Generator<CallRow[]> {
  const calls = db.prepare(scope.match === null ? SQL.calls : OWN.callsFound).raw();
  const eventsOf = eventReader(db, redacted);
  const { from, to } = scope;
  // Every id comes after the empty one, so a call that rang at `from` itself is the first.
  let last = { after: from, afterId: '' };
  for (;;) {
    const views = calls.all({ to, ...last }) as [call: string, incident: string | null][];
    const read = views.map(([call, incident]) => ({
      call: readView<Call>(call),
      incident: incident === null ? null : readView<Incident>(incident),
    }));
    const eventOf = eventsOf(read.flatMap(({ incident }) => incident ?? []));
    const rows = read.map(
      ({ call, incident }): CallRow => ({
        call: redacted ? redactCall(call) : call,
        ...(incident ? eventOf(incident) : noEvent),
      }),
    );
    const end = rows.at(-1)?.call;
    if (!end) return;
    yield rows;
    last = { after: end.ringingAt, afterId: end.id };
  }
}

/**
 * The incidents of those calls in the order they began, and those that were taken down without a call. They have been
 * prepared.
 */
export function* incidentRows(db: Database.Database, redacted: boolean): Generator<IncidentRow[]> {
  const incidents = db.prepare(OWN.incidentsFound).pluck();
  const eventsOf = eventReader(db, redacted);
  let afterId = '';
  for (;;) {
    const read = (incidents.all({ afterId }) as string[]).map((view) => readView<Incident>(view));
    const rows = read.map(eventsOf(read));
    const end = rows.at(-1);
    if (!end) return;
    yield rows;
    afterId = end.incident.id;
  }
}
