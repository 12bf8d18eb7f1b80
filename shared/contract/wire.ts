import type { Inbound, Mail, ShiftReports } from '../config/schema.ts';
import type { Agency } from '../domain/agency.ts';
import type { AgencyId } from '../domain/ids.ts';
import type { ShiftPlan } from '../domain/shift-plan.ts';
import type { Sender } from './define.ts';
import type { Refusal, Result } from './errors.ts';
import type { CommandName, EventName } from './index.ts';

/** What main unsealed for the core. Secrets travel here only, and stay in memory. */
export interface Secrets {
  webhook: Record<AgencyId, string>;
  inbound: Record<AgencyId, string>;
  smtp: string | null;
}

/** What main tells the core when it starts it. */
export interface CoreOptions {
  /** Training mode, whose log is in a folder of its own: what is reported is practice, and nothing leaves the PC. */
  training: boolean;
  dataFolder: string;
  /** The administrator's lists of places. */
  placesFolder: string;
  exportFolder: string;
  /** `resources/map`: where everything in Jombang is. */
  mapFolder: string;
  station: string;
  agencies: Agency[];
  /** Question guides: those that come with the app, and the administrator's. */
  protocols: { shipped: string; own: string };
  roomName: string;
  /** Names this room in the standard formats. */
  domain: string;
  secrets: Secrets;
  mail: Mail | null;
  inbound: Inbound | null;
  shifts: ShiftPlan;
  /** Null: shifts leave no report by themselves. */
  shiftReports: ShiftReports | null;
  /** Hosts of the PBX, when references to a caller's place may be asked there; none: they are not. */
  locationHosts: string[];
}

/** From main to core, over the process's message channel. */
export type ToCore =
  | { kind: 'open'; options: CoreOptions }
  | { kind: 'request'; id: number; from: Sender; name: CommandName; input: unknown }
  /** An administrator set or forgot one. */
  | { kind: 'secrets'; secrets: Secrets }
  | { kind: 'close' };

/** From core to main. */
export type FromCore =
  /** `problems`: what went wrong and was dealt with while opening, for example a damaged file put aside. */
  | { kind: 'opened'; problems: Refusal[] }
  /** Something that the administrator can mend came up later, and nothing stopped for it. */
  | { kind: 'problem'; refusal: Refusal }
  /** The log cannot be opened now; the core tries again by itself and says `opened` when it can. */
  | { kind: 'unavailable'; refusal: Refusal }
  /** Everything that is wrong with guide files now, whenever that may have changed. */
  | { kind: 'protocols'; problems: Refusal[] }
  /** Reports that shifts should have left by now and that wait, or none, whenever that has changed. */
  | { kind: 'reports'; waiting: Refusal | null }
  | { kind: 'reply'; id: number; result: Result<unknown> }
  | { kind: 'event'; name: EventName; payload: unknown }
  /** For the log file: English, no personal data. */
  | { kind: 'line'; level: 'info' | 'warn' | 'error'; text: string }
  | { kind: 'closed' };
