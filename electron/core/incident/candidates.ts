import type Database from 'better-sqlite3';
import type { SimilarIncident } from '../../../shared/contract/incident.ts';
import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { applyChanges, emptyFields, type Incident, isEvent } from '../../../shared/domain/incident.ts';
import { numberKey } from '../../../shared/phone-number/phone-number.ts';
import type { World } from '../log/decision.ts';
import { readView } from '../log/view.ts';
import { type Candidate, candidate, similarTo } from './similar.ts';

const HOUR = 3_600_000;
/** An incident that was closed no longer ago may still be reported. */
const CLOSED_MS = 2 * HOUR;
const SAME_NUMBER_MS = 12 * HOUR;

/** What is open is few; of what is closed only the last hours are read. Exported for the test of their plans. */
export const SQL = {
  open: `SELECT id, view FROM incidents INDEXED BY incidents_open WHERE status <> 'closed'`,
  closed: 'SELECT id, view FROM incidents INDEXED BY incidents_closed WHERE closed_at > @since',
  sameNumber: `SELECT incident_id FROM calls INDEXED BY calls_number
    WHERE number_key = @key AND training IN (0, 1) AND ringing_at > @since AND incident_id IS NOT NULL`,
};

interface Row {
  id: IncidentId;
  view: string;
}

/** Candidates of rows; one whose view is the same as last time is not worked out again. */
function candidateReader(): (rows: Row[]) => Candidate[] {
  let last = new Map<IncidentId, { view: string; candidate: Candidate }>();
  return (rows) => {
    const next: typeof last = new Map();
    for (const { id, view } of rows) {
      const known = last.get(id);
      next.set(id, known?.view === view ? known : { view, candidate: candidate(readView<Incident>(view)) });
    }
    last = next;
    return [...next.values()].map((one) => one.candidate);
  };
}

/** Finds the incidents that a report may be about. */
export function openSimilar(
  db: Database.Database,
  world: World,
): (input: CommandArgs<'incident.similar'>, now: number) => SimilarIncident[] {
  const open = db.prepare(SQL.open);
  const closed = db.prepare(SQL.closed);
  const sameNumber = db.prepare(SQL.sameNumber).pluck();
  const read = candidateReader();
  return (input, now) => {
    const own = input.incidentId ? world.incident(input.incidentId) : undefined;
    const call = input.callId ? world.call(input.callId) : undefined;
    const fields = applyChanges(own?.fields ?? emptyFields, input.changes);
    const numbers = new Set(
      [numberKey(call?.number ?? null), numberKey(fields.callbackNumber || null)].filter(
        (key) => key !== null,
      ),
    );
    const since = now - SAME_NUMBER_MS;
    const reported = [...numbers].flatMap((key) => sameNumber.all({ key, since }) as IncidentId[]);
    const real = own ? !own.training : !(call?.training ?? false);
    const others = read([...open.all(), ...closed.all({ since: now - CLOSED_MS })] as Row[]).filter(
      ({ incident }) => incident.id !== own?.id && isEvent(incident) && !(incident.training && real),
    );
    return similarTo({ fields, numbers, sameNumber: new Set(reported) }, others, now);
  };
}
