import { type Call, endedAt, waited } from '../../../shared/domain/call.ts';
import { type Knowable, knowables, known } from '../../../shared/domain/figures.ts';
import { firstReached, type HandOff } from '../../../shared/domain/handoff.ts';
import { effectivePriority, type Incident, isEvent } from '../../../shared/domain/incident.ts';

/** What a call is counted by. Calls of the same cell differ in their times alone. */
export type Cell = readonly [
  disposition: string | null,
  operator: string | null,
  category: string | null,
  priority: string | null,
  kecamatan: string | null,
  agencies: readonly string[],
];

export interface CallFigures {
  ringingAt: number;
  id: string;
  cell: string;
  wait: number | null;
  endedAt: number | null;
}

/** The row of a call; null for one that does not count. `handOffs`: those of its event. */
export function callFigures(
  call: Call,
  incident: Incident | undefined,
  handOffs: readonly HandOff[],
): CallFigures | null {
  if (call.direction === 'out' || call.training) return null;
  const { category = null, kecamatan = null } = incident?.fields ?? {};
  const cell: Cell = [
    call.qualification?.disposition ?? null,
    call.operator,
    category,
    incident ? effectivePriority(incident) : null,
    kecamatan,
    [...new Set(handOffs.map(({ agencyId }) => agencyId))].sort(),
  ];
  return {
    ringingAt: call.ringingAt,
    id: call.id,
    cell: JSON.stringify(cell),
    wait: waited(call),
    endedAt: endedAt(call),
  };
}

export interface IncidentFigures {
  createdAt: number;
  id: string;
  located: number | null;
  handedOver: number | null;
  acknowledged: number | null;
  onScene: number | null;
  /** A bit for each of `knowables`. */
  known: number;
}

/** As they are stored: a bit each. */
export const bitsOf = (known: readonly Knowable[]): number =>
  known.reduce((bits, one) => bits | (1 << knowables.indexOf(one)), 0);

/** The row of an incident; null for one that does not count. */
export function incidentFigures(
  incident: Incident,
  calls: readonly Call[],
  handOffs: readonly HandOff[],
): IncidentFigures | null {
  if (incident.training || incident.status === 'draft' || !isEvent(incident)) return null;
  const began = calls.length > 0 ? Math.min(...calls.map((call) => call.ringingAt)) : incident.createdAt;
  const after = (time: number | null): number | null => (time === null ? null : Math.max(0, time - began));
  return {
    createdAt: incident.createdAt,
    id: incident.id,
    located: after(incident.locatedAt),
    handedOver: after(firstReached(handOffs, 'queued')),
    acknowledged: after(firstReached(handOffs, 'acknowledged')),
    onScene: after(firstReached(handOffs, 'on_scene')),
    known: bitsOf(known(incident)),
  };
}

export interface HandOffFigures {
  createdAt: number;
  id: string;
  agencyId: string;
  acknowledged: number | null;
  onScene: number | null;
}

/** The row of a hand-off; null for practice. */
export function handOffFigures({ id, agencyId, training, times }: HandOff): HandOffFigures | null {
  const { queued } = times;
  if (training || queued === undefined) return null;
  const after = (time: number | undefined): number | null =>
    time === undefined ? null : Math.max(0, time - queued);
  return {
    createdAt: queued,
    id,
    agencyId,
    acknowledged: after(times.acknowledged),
    onScene: after(times.on_scene),
  };
}
