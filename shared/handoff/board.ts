import type { Agency } from '../domain/agency.ts';
import type { HandOff } from '../domain/handoff.ts';
import type { AgencyId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident.ts';
import { gaveUpAt, inVain, sends } from './delivery.ts';

const unanswered: ReadonlySet<HandOff['state']> = new Set(['queued', 'sent']);

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
  /** When everything was given up that sends by itself. */
  gaveUpAt: number | null;
  /** When it has to be seen to: once it is given up, else when it becomes late; null when nothing is waited for. */
  lateAt: number | null;
  /** It still waits, and every channel was tried in vain, with it or with one that it waits behind. */
  inVain: boolean;
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
  const stuck = firstInVain(handOffs, agencies);
  return incidents
    .filter((incident) => incident.status === 'open')
    .sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id))
    .map((incident) => {
      const own = [incident, ...incident.mergedFrom].flatMap(({ id }) => byIncident.get(id) ?? []);
      return { incident, cells: agencies.flatMap((agency) => cell(agency, own, stuck) ?? []) };
    });
}

/** For each agency the entry from which on nothing has come through to it. */
function firstInVain(handOffs: readonly HandOff[], agencies: readonly Agency[]): Map<AgencyId, number> {
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const first = new Map<AgencyId, number>();
  for (const handOff of handOffs) {
    const { agencyId, pending } = handOff;
    const agency = byId.get(agencyId);
    if (pending === null || !agency || !inVain(handOff, agency)) continue;
    first.set(agencyId, Math.min(pending, first.get(agencyId) ?? pending));
  }
  return first;
}

function cell(
  agency: Agency,
  handOffs: readonly HandOff[],
  stuck: ReadonlyMap<AgencyId, number>,
): BoardCell | null {
  const handOff = handOffs
    .filter(({ agencyId }) => agencyId === agency.id)
    .reduce<HandOff | null>((last, next) => (last && last.id > next.id ? last : next), null);
  if (!handOff) return null;
  const since = handOff.times[handOff.state] ?? handOff.times.queued ?? 0;
  const failed = gaveUpAt(handOff);
  const { pending, channel } = handOff;
  // One message at a time goes to an agency, in order.
  const behind = pending !== null && sends(channel) && pending > (stuck.get(agency.id) ?? pending);
  return {
    agency,
    handOff,
    since,
    gaveUpAt: failed,
    lateAt: failed ?? acknowledgeBy(handOff, agency),
    inVain: behind || inVain(handOff, agency),
  };
}
