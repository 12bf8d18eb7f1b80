import type Database from 'better-sqlite3';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { CommandArgs, CommandOutput } from '../../../shared/contract/index.ts';
import { type Call, endedAt } from '../../../shared/domain/call.ts';
import type { CallId, IncidentId } from '../../../shared/domain/ids.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import { wibDayBounds } from '../../../shared/time/wib.ts';
import { type Certificate, certificateOf } from '../../../shared/training/certificate.ts';
import { type Debrief, debriefOf } from '../../../shared/training/debrief.ts';
import type { Lesson } from '../../../shared/training/lesson.ts';
import { progressOf } from '../../../shared/training/progress.ts';
import { handOffsOfEvent } from '../incident/same-event.ts';
import type { World } from '../log/decision.ts';
import { readView } from '../log/view.ts';
import { reportOf } from './report.ts';

/** The newest lessons that progress looks at. */
const MOST = 500;

/** Exported for the test that reads their query plans. */
export const SQL = {
  callOfRun: `SELECT c.view FROM lessons l JOIN calls c ON c.id = l.call_id WHERE l.run = ? AND l.call = ?`,
  /** What a call was a report of, one after the other. */
  linked: `SELECT body ->> '$.data.incidentId' FROM log WHERE subject = ? AND type = 'call.linked'
    ORDER BY hlc, station, seq`,
  trainees: 'SELECT DISTINCT trainee FROM lessons WHERE trainee IS NOT NULL ORDER BY trainee',
  ofTrainee: `SELECT c.view FROM lessons l JOIN calls c ON c.id = l.call_id
    WHERE l.trainee = ? ORDER BY l.at DESC LIMIT ${MOST}`,
  ofDays: `SELECT c.view FROM lessons l JOIN calls c ON c.id = l.call_id
    WHERE l.trainee = ? AND l.at >= ? AND l.at < ? ORDER BY l.at`,
};

export interface LessonQueries {
  /** Null for a call that is no lesson. */
  debrief(callId: CallId): Debrief | null;
  progress(input: CommandArgs<'lesson.progress'>): CommandOutput<'lesson.progress'>;
  /** Of calls that are over. */
  certificate(input: CommandArgs<'lesson.certificate'>): Result<Certificate>;
}

export function lessonQueries(db: Database.Database, world: World): LessonQueries {
  const callOfRun = db.prepare(SQL.callOfRun).pluck();
  const linked = db.prepare(SQL.linked).pluck();
  const trainees = db.prepare(SQL.trainees).pluck();
  const ofTrainee = db.prepare(SQL.ofTrainee).pluck();
  const ofDays = db.prepare(SQL.ofDays).pluck();

  /** Whether the call and the one that told of its event first are of one incident; null where there is no first. */
  function sameEvent(call: Call, { run, expected }: Lesson): boolean | null {
    if (expected.sameEventAs === undefined) return null;
    const view = callOfRun.get(run, expected.sameEventAs) as string | undefined;
    const first = view === undefined ? null : readView<Call>(view);
    return first ? first.incidentId !== null && first.incidentId === call.incidentId : null;
  }

  /** What was written down before the call was linked to this event. */
  function ownReport(call: Call, event: Incident): Incident | undefined {
    if (event.mergedFrom.length === 0) return undefined;
    const merged = new Set<unknown>(event.mergedFrom.map(({ id }) => id));
    const own = (linked.all(call.id) as IncidentId[]).find((id) => merged.has(id));
    return own && world.incident(own);
  }

  function debriefOfCall(call: Call): Debrief | null {
    if (call.direction !== 'in' || !call.practice) return null;
    const event = (call.incidentId && world.incident(call.incidentId)) || null;
    return debriefOf(call, {
      incident: event && reportOf(event, ownReport(call, event)),
      handOffs: event ? handOffsOfEvent(world, event) : [],
      canHandOverTo: (agencyId) => world.agency(agencyId)?.enabled === true,
      sameEvent: sameEvent(call, call.practice.lesson),
    });
  }

  return {
    debrief(callId) {
      const call = world.call(callId);
      return call ? debriefOfCall(call) : null;
    },
    progress({ trainee }) {
      const known = trainees.all() as string[];
      if (trainee === null) return { trainees: known, progress: null };
      const calls = (ofTrainee.all(trainee) as string[]).map((view) => readView<Call>(view)).reverse();
      const debriefs = calls.flatMap((call) => debriefOfCall(call) ?? []);
      return { trainees: known, progress: progressOf(trainee, debriefs) };
    },
    certificate({ trainee, from, to }) {
      const views = ofDays.all(trainee, wibDayBounds(from).from, wibDayBounds(to).to) as string[];
      const over = views.map((view) => readView<Call>(view)).filter((call) => endedAt(call) !== null);
      const certificate = certificateOf(
        trainee,
        over.flatMap((call) => debriefOfCall(call) ?? []),
      );
      return certificate ? ok(certificate) : refuse('E_CERTIFICATE_NONE', { trainee });
    },
  };
}
