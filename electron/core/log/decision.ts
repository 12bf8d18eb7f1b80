import type { Refusal } from '../../../shared/contract/errors.ts';
import { refuse } from '../../../shared/contract/errors.ts';
import type { Agency } from '../../../shared/domain/agency.ts';
import type { Call } from '../../../shared/domain/call.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { AgencyId, CallId, HandOffId, IncidentId, PersonId } from '../../../shared/domain/ids.ts';
import type { Incident } from '../../../shared/domain/incident.ts';
import type { NumberRecord } from '../../../shared/domain/number.ts';
import type { Person } from '../../../shared/domain/person.ts';
import type { Shift } from '../../../shared/domain/shift.ts';
import type { ShiftReport, ShiftReportId } from '../../../shared/domain/shift-report.ts';
import type { Protocol } from '../../../shared/protocol/schema.ts';
import type { AnyFact } from './entries.ts';

/** What deciders may look at: the projections, read-only. */
export interface World {
  call(id: CallId): Call | undefined;
  openCalls(): Call[];
  incident(id: IncidentId): Incident | undefined;
  incidentsOn(day: string): number;
  handOff(id: HandOffId): HandOff | undefined;
  handOffsOf(id: IncidentId): HandOff[];
  agency(id: AgencyId): Agency | undefined;
  /** How many hand-offs to it are not over. */
  openHandOffsTo(id: AgencyId): number;
  /** How many hand-offs have not reached their agency. */
  undelivered(): number;
  openShift(): Shift | undefined;
  person(id: PersonId): Person | undefined;
  /** Everybody who is set up, in the order of their names; nobody: the room asks for no PIN. */
  people(): Person[];
  shiftReport(id: ShiftReportId): ShiftReport | undefined;
  /** By its key; the empty key is that of all withheld numbers. */
  number(key: string): NumberRecord | undefined;
}

/** What a decider may not find out by itself: time, who acts, whether it is practice, fresh ids, and the guides now in use. */
export interface Context {
  readonly at: number;
  readonly actor: string;
  /** The desk is in training mode: whatever is reported is practice. */
  readonly training: boolean;
  readonly newIncidentId: () => IncidentId;
  readonly protocols: readonly Protocol[];
}

/** Facts to log, or why not. No facts means: nothing changes, and that is fine. */
export type Decision<F extends AnyFact = AnyFact> = { facts: F[] } | { refusal: Refusal };

export const facts = <F extends AnyFact>(...list: F[]): Decision<F> => ({ facts: list });

export const refused = (...args: Parameters<typeof refuse>): { refusal: Refusal } => ({
  refusal: refuse(...args).refusal,
});
