import type Database from 'better-sqlite3';
import type { Agency } from '../../../shared/domain/agency.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import type { NumberRecord } from '../../../shared/domain/number.ts';
import type { Person } from '../../../shared/domain/person.ts';
import type { Shift } from '../../../shared/domain/shift.ts';
import { type ShiftReport, undelivered } from '../../../shared/domain/shift-report.ts';
import { numberKey } from '../../../shared/phone-number/phone-number.ts';
import { wibDay } from '../../../shared/time/wib.ts';
import { traineeOf } from '../../../shared/training/debrief.ts';
import { viewOf } from '../agency/decide.ts';
import { evolveCall } from '../call/evolve.ts';
import { figureWriter } from '../figures/write.ts';
import { openPastPlaces } from '../gazetteer/past.ts';
import { evolveHandOff } from '../handoff/evolve.ts';
import { evolveIncident } from '../incident/evolve.ts';
import { handOffsOfEvent } from '../incident/same-event.ts';
import { callKey, countCall, noteNumber } from '../number/evolve.ts';
import { evolvePerson } from '../people/evolve.ts';
import { hasDocument } from '../search/document.ts';
import { searchDocuments } from '../search/documents.ts';
import { evolveShift } from '../shift/evolve.ts';
import { evolveShiftReport } from '../shift-report/evolve.ts';
import type { World } from './decision.ts';
import type {
  CallFact,
  Entry,
  HandOffFact,
  IncidentFact,
  PersonFact,
  ReportFact,
  ShiftFact,
} from './entries.ts';
import { readView } from './view.ts';

/** What one entry changed, as the screen is told of it. */
export type Change =
  | { name: 'call.changed'; payload: Call }
  | { name: 'incident.changed'; payload: Incident }
  | { name: 'handoff.changed'; payload: HandOff }
  | { name: 'agency.changed'; payload: Agency }
  | { name: 'shift.changed'; payload: Shift }
  | { name: 'people.changed'; payload: Record<string, never> };

/** Folds entries into the projection tables, and answers the deciders' questions from them. */
export interface Projections extends World {
  apply(entry: Entry): Change | null;
}

/** Exported for the test that reads their query plans. */
export const SQL = {
  call: 'SELECT view FROM calls WHERE id = ?',
  openCalls: `SELECT view FROM calls INDEXED BY calls_open WHERE state <> 'ended' ORDER BY ringing_at, id`,
  saveCall: `INSERT INTO calls (id, ringing_at, state, number_key, disposition, incident_id, training, view)
    VALUES (@id, @ringingAt, @state, @numberKey, @disposition, @incidentId, @training, @view)
    ON CONFLICT (id) DO UPDATE SET state = @state, disposition = @disposition, incident_id = @incidentId, view = @view`,
  incident: 'SELECT view FROM incidents WHERE id = ?',
  incidentsOn: 'SELECT count(*) FROM incidents WHERE day = ?',
  saveIncident: `INSERT INTO incidents (id, day, created_at, closed_at, status, view)
    VALUES (@id, @day, @createdAt, @closedAt, @status, @view)
    ON CONFLICT (id) DO UPDATE SET closed_at = @closedAt, status = @status, view = @view`,
  /** Most changes are to what was written, and leave every index as it is. */
  saveIncidentView: 'UPDATE incidents SET view = ? WHERE id = ?',
  handOff: 'SELECT view FROM handoffs WHERE id = ?',
  handOffsOf: 'SELECT view FROM handoffs WHERE incident_id = ? ORDER BY id',
  saveHandOff: `INSERT INTO handoffs (id, incident_id, agency_id, state, pending, view)
    VALUES (@id, @incidentId, @agencyId, @state, @pending, @view)
    ON CONFLICT (id) DO UPDATE SET state = @state, pending = @pending, view = @view`,
  openHandOffsTo: `SELECT count(*) FROM handoffs INDEXED BY handoffs_open
    WHERE state NOT IN ('done', 'declined', 'cancelled') AND agency_id = ?`,
  undelivered: 'SELECT count(*) FROM handoffs INDEXED BY handoffs_pending WHERE pending IS NOT NULL',
  agency: 'SELECT view FROM agencies WHERE id = ?',
  saveAgency:
    'INSERT INTO agencies (id, view) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET view = excluded.view',
  shift: 'SELECT view FROM shifts WHERE id = ?',
  openShift:
    'SELECT view FROM shifts INDEXED BY shifts_open WHERE ended_at IS NULL ORDER BY started_at DESC LIMIT 1',
  saveShift: `INSERT INTO shifts (id, started_at, ended_at, view) VALUES (@id, @startedAt, @endedAt, @view)
    ON CONFLICT (id) DO UPDATE SET ended_at = @endedAt, view = @view`,
  person: 'SELECT view FROM people WHERE id = ?',
  people: `SELECT view FROM people ORDER BY view ->> 'name', id`,
  savePerson:
    'INSERT INTO people (id, view) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET view = excluded.view',
  dropPerson: 'DELETE FROM people WHERE id = ?',
  shiftReport: 'SELECT view FROM shift_reports WHERE id = ?',
  saveShiftReport: `INSERT INTO shift_reports (id, ends, owed, view) VALUES (@id, @to, @owed, @view)
    ON CONFLICT (id) DO UPDATE SET ends = @to, owed = @owed, view = @view`,
  saveLesson: `INSERT INTO lessons (call_id, trainee, at, run, call) VALUES (@id, @trainee, @at, @run, @which)
    ON CONFLICT (call_id) DO UPDATE SET trainee = @trainee`,
  saveSearch: `INSERT INTO saved_searches (id, view) VALUES (?, ?)
    ON CONFLICT (id) DO UPDATE SET view = excluded.view`,
  dropSearch: 'DELETE FROM saved_searches WHERE id = ?',
  number: 'SELECT view FROM numbers WHERE number_key = ?',
  saveNumber: `INSERT INTO numbers (number_key, view) VALUES (?, ?)
    ON CONFLICT (number_key) DO UPDATE SET view = excluded.view`,
};

export function openProjections(db: Database.Database): Projections {
  const statement = Object.fromEntries(
    Object.entries(SQL).map(([name, sql]) => [name, db.prepare(sql)]),
  ) as Record<keyof typeof SQL, Database.Statement<unknown[]>>;
  const one = <T>(name: keyof typeof SQL, ...args: unknown[]): T | undefined => {
    const view = statement[name].pluck().get(...args) as string | undefined;
    return view === undefined ? undefined : readView<T>(view);
  };
  const many = <T>(name: keyof typeof SQL, ...args: unknown[]): T[] =>
    (statement[name].pluck().all(...args) as string[]).map((view) => readView<T>(view));

  const world: World = {
    call: (id) => one<Call>('call', id),
    openCalls: () => many<Call>('openCalls'),
    incident: (id) => one<Incident>('incident', id),
    incidentsOn: (day) => statement.incidentsOn.pluck().get(day) as number,
    handOff: (id) => one<HandOff>('handOff', id),
    handOffsOf: (id) => many<HandOff>('handOffsOf', id),
    agency: (id) => one<Agency>('agency', id),
    openHandOffsTo: (id) => statement.openHandOffsTo.pluck().get(id) as number,
    undelivered: () => statement.undelivered.pluck().get() as number,
    openShift: () => one<Shift>('openShift'),
    person: (id) => one<Person>('person', id),
    people: () => many<Person>('people'),
    shiftReport: (id) => one<ShiftReport>('shiftReport', id),
    number: (key) => one<NumberRecord>('number', key),
  };

  const savePlace = openPastPlaces(db);
  const figures = figureWriter(db);
  const documents = searchDocuments(db);
  const incidentOf = (call: Call) => (call.incidentId ? world.incident(call.incidentId) : undefined);

  const saveNumber = (key: string, record: NumberRecord): void => {
    statement.saveNumber.run(key, JSON.stringify(record));
  };

  function saveCall(call: Call, before: Call | undefined): void {
    const key = callKey(call);
    statement.saveCall.run({
      id: call.id,
      ringingAt: call.ringingAt,
      state: call.state,
      numberKey: key,
      disposition: call.direction === 'in' ? (call.qualification?.disposition ?? null) : null,
      incidentId: call.incidentId,
      training: call.training ? 1 : 0,
      view: JSON.stringify(call),
    });
    const counted = key === null ? null : countCall(world.number(key), before, call);
    if (key !== null && counted) saveNumber(key, counted);
    const incident = incidentOf(call);
    const handOffs = incident ? handOffsOfEvent(world, incident) : [];
    documents.changed('call', call.id, call.ringingAt);
    figures.call(call, incident, handOffs);
    if (call.direction !== 'in' || !call.practice) return;
    const { run, call: which } = call.practice.lesson;
    statement.saveLesson.run({ id: call.id, trainee: traineeOf(call), at: call.ringingAt, run, which });
  }

  /** What an incident and its calls are counted and found by, after it or one of its hand-offs changed. */
  function saveEvent(incident: Incident): void {
    const handOffs = handOffsOfEvent(world, incident);
    const calls = incident.calls.flatMap((id) => world.call(id) ?? []);
    figures.incident(incident, calls, handOffs);
    // A call that is on its way to another incident is counted when it arrives.
    for (const call of calls) {
      if (call.incidentId !== incident.id) continue;
      figures.call(call, incident, handOffs);
      documents.changed('call', call.id, call.ringingAt);
    }
    if (hasDocument(incident)) documents.changed('incident', incident.id, incident.createdAt);
    else documents.dropped(incident.id);
  }

  /** The incident that a hand-off counts for: what its own was merged into, if it was. */
  function eventOf(id: IncidentId): Incident | undefined {
    const incident = world.incident(id);
    return incident?.mergedInto ? eventOf(incident.mergedInto.id) : incident;
  }

  function saveIncident(incident: Incident, before: Incident | undefined): void {
    const { id, createdAt, closedAt, status } = incident;
    const view = JSON.stringify(incident);
    if (before?.status === status && before.closedAt === closedAt) statement.saveIncidentView.run(view, id);
    else statement.saveIncident.run({ id, day: wibDay(createdAt), createdAt, closedAt, status, view });
    savePlace(incident, before);
    saveEvent(incident);
  }

  return {
    ...world,
    apply(entry) {
      switch (entry.type) {
        case 'agency.configured': {
          const agency = viewOf(entry.data);
          statement.saveAgency.run(agency.id, JSON.stringify(agency));
          return { name: 'agency.changed', payload: agency };
        }
        case 'agency.tried':
          return null;
        case 'shift.started':
        case 'shift.ended':
        case 'shift.offered':
        case 'shift.withdrawn':
        case 'shift.paused':
        case 'shift.resumed':
        case 'shift.taken': {
          const shift = evolveShift(one<Shift>('shift', entry.subject), entry as Entry<ShiftFact>);
          if (!shift) return null;
          const { id, startedAt, endedAt } = shift;
          statement.saveShift.run({ id, startedAt, endedAt, view: JSON.stringify(shift) });
          documents.changed('shift', id, startedAt);
          return { name: 'shift.changed', payload: shift };
        }
        case 'person.added':
        case 'person.changed':
        case 'person.pinSet':
        case 'person.removed':
        case 'person.signedIn':
        case 'person.refused': {
          const person = evolvePerson(world.person(entry.subject), entry as Entry<PersonFact>);
          if (person) statement.savePerson.run(person.id, JSON.stringify(person));
          else statement.dropPerson.run(entry.subject);
          return { name: 'people.changed', payload: {} };
        }
        case 'report.due':
        case 'report.waiting':
        case 'report.delivered': {
          const fact = entry as Entry<ReportFact>;
          const report = evolveShiftReport(world.shiftReport(fact.subject), fact);
          if (!report) return null;
          const owed = undelivered(report).length > 0 ? 1 : 0;
          statement.saveShiftReport.run({ id: report.id, to: report.to, owed, view: JSON.stringify(report) });
          return null;
        }
        case 'search.saved': {
          const { subject: id, at, actor: by } = entry;
          const { name, query } = entry.data;
          // One that was blanked asks for nothing any more.
          if (name !== undefined && query !== undefined)
            statement.saveSearch.run(id, JSON.stringify({ id, name, query, at, by }));
          return null;
        }
        case 'search.forgotten':
          statement.dropSearch.run(entry.subject);
          return null;
        case 'number.noted': {
          const key = numberKey(entry.data.number ?? null);
          // A number that was blanked is nobody's any more.
          if (key !== null) saveNumber(key, noteNumber(world.number(key), entry));
          return null;
        }
        default:
          break;
      }
      if (entry.type.startsWith('call.')) {
        const fact = entry as Entry<CallFact>;
        const before = world.call(fact.subject);
        const call = evolveCall(before, fact);
        if (!call) return null;
        saveCall(call, before);
        return { name: 'call.changed', payload: call };
      }
      if (entry.type.startsWith('incident.')) {
        const fact = entry as Entry<IncidentFact>;
        const before = world.incident(fact.subject);
        const incident = evolveIncident(before, fact);
        if (!incident) return null;
        saveIncident(incident, before);
        return { name: 'incident.changed', payload: incident };
      }
      const fact = entry as Entry<HandOffFact>;
      const handOff = evolveHandOff(world.handOff(fact.subject), fact);
      if (!handOff) return null;
      const { id, incidentId, agencyId, state, pending } = handOff;
      statement.saveHandOff.run({
        id,
        incidentId,
        agencyId,
        state,
        pending,
        view: JSON.stringify(handOff),
      });
      figures.handOff(handOff);
      const event = eventOf(incidentId);
      if (event) saveEvent(event);
      return { name: 'handoff.changed', payload: handOff };
    },
  };
}
