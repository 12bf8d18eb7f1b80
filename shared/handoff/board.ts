import type { Agency } from '../domain/agency.ts';
import type { HandOff } from '../domain/handoff.ts';
import type { Incident } from '../domain/incident.ts';

const unanswered: ReadonlySet<HandOff['state']> = new Set(['queued', 'sent', 'failed']);

/** When a hand-off that the agency has not acknowledged becomes late; null once it has answered, or is over. */
export const acknowledgeBy = (
  handOff: Pick<HandOff, 'state' | 'times'>,
  agency: Pick<Agency, 'ackLimitSeconds'>,
): number | null =>
  unanswered.has(handOff.state) && handOff.times.queued !== undefined
    ? handOff.times.queued + agency.ackLimitSeconds * 1000
    : null;

/** Where one agency stands with one incident. */
export interface BoardCell {
  agency: Agency;
  /** The last hand-off of the event to it. */
  handOff: HandOff;
  /** Since when it is in its state. */
  since: number;
  /** When it becomes, or became, late; null when nothing is waited for. */
  lateAt: number | null;
}

export interface BoardRow {
  incident: Incident;
  /** In the agencies' own order. */
  cells: BoardCell[];
}

/** Every open incident and who has it; one nobody has comes with no cells. Oldest first. */
export function board(
  incidents: readonly Incident[],
  handOffs: readonly HandOff[],
  agencies: readonly Agency[],
): BoardRow[] {
  const byIncident = new Map<string, HandOff[]>();
  for (const handOff of handOffs) {
    const list = byIncident.get(handOff.incidentId);
    if (list) list.push(handOff);
    else byIncident.set(handOff.incidentId, [handOff]);
  }
  return incidents
    .filter((incident) => incident.status === 'open')
    .sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id))
    .map((incident) => {
      const own = [incident, ...incident.mergedFrom].flatMap(({ id }) => byIncident.get(id) ?? []);
      return { incident, cells: agencies.flatMap((agency) => cell(agency, own) ?? []) };
    });
}

function cell(agency: Agency, handOffs: readonly HandOff[]): BoardCell | null {
  const handOff = handOffs
    .filter(({ agencyId }) => agencyId === agency.id)
    .reduce<HandOff | null>((last, next) => (last && last.id > next.id ? last : next), null);
  if (!handOff) return null;
  const since = handOff.times[handOff.state] ?? handOff.times.queued ?? 0;
  return { agency, handOff, since, lateAt: acknowledgeBy(handOff, agency) };
}
