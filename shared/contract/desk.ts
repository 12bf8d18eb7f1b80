import { z } from 'zod';
import { Agency, AgencySettings, TrialChannel } from '../domain/agency.ts';
import { AwayReason } from '../domain/away.ts';
import { Call, Time } from '../domain/call.ts';
import { HandOff } from '../domain/handoff.ts';
import { AgencyId, HandOffId, IncidentId, ShiftId } from '../domain/ids.ts';
import { Incident } from '../domain/incident.ts';
import { Pin } from '../domain/person.ts';
import { Shift } from '../domain/shift.ts';
import { command } from './define.ts';
import { ErrorCode } from './errors.ts';

const fromScreen = { to: 'core', from: ['workstation'] } as const;

/** What the screen needs to draw itself: everything open. The day's list is asked for page by page. */
export const Snapshot = z.object({
  station: z.string(),
  /** Calls that are not ended, and those ended in wrap-up. */
  calls: z.array(Call),
  /** Drafts and open incidents. */
  incidents: z.array(Incident),
  /** Hand-offs of those incidents, and of what was merged into them. */
  handOffs: z.array(HandOff),
  agencies: z.array(Agency),
  shift: Shift.nullable(),
});
export type Snapshot = z.infer<typeof Snapshot>;

export const deskCommands = {
  'desk.snapshot': command({ ...fromScreen, input: z.object({}), output: Snapshot }),

  /** Adds or changes an agency. From then on the log speaks for it, and the settings file no longer. */
  'agency.configure': command({
    ...fromScreen,
    input: z.object({ agency: AgencySettings }),
    output: Agency,
  }),
  /** Takes an agency off the screen; refused while a hand-off to it is under way. */
  'agency.remove': command({ ...fromScreen, input: z.object({ agencyId: AgencyId }), output: Agency }),

  /**
   * Sends a message that says it is a test this way, now and once: as the agency is saved, never as a hand-off. The
   * answer says how it went; the log keeps it.
   */
  'agency.try': command({
    ...fromScreen,
    input: z.object({ agencyId: AgencyId, channel: TrialChannel }),
    output: z.object({ channel: TrialChannel, error: ErrorCode.nullable(), note: z.string() }),
  }),

  'shift.start': command({
    ...fromScreen,
    input: z.object({
      shiftId: ShiftId,
      operator: z.string().trim().min(1).max(100),
      /** Of that operator, where people are set up. */
      pin: Pin.nullable().default(null),
    }),
    output: Shift,
  }),
  'shift.end': command({ ...fromScreen, input: z.object({ note: z.string().max(4_000) }), output: Shift }),

  /** The operator leaves the desk for a while; calls ring all the same. Answering one is being back. */
  'shift.pause': command({ ...fromScreen, input: z.object({ reason: AwayReason }), output: Shift }),
  /** The desk leaves its duty to practise, which is refused while somebody waits for it. */
  'shift.leave': command({ to: 'core', from: ['main'], input: z.object({}), output: z.null() }),
  'shift.resume': command({ ...fromScreen, input: z.object({}), output: Shift }),

  /** The one who goes hands over what was on the screen; a later offer replaces it. */
  'shift.offer': command({
    ...fromScreen,
    input: z.object({
      to: z.string().trim().min(1).max(100),
      note: z.string().max(4_000),
      incidents: z.array(IncidentId).max(1_000),
      late: z.array(HandOffId).max(1_000),
    }),
    output: Shift,
  }),
  'shift.withdraw': command({ ...fromScreen, input: z.object({}), output: Shift }),
  /** The one who comes confirms the offer made at that time. Answers with the shift that begins. */
  'shift.take': command({
    ...fromScreen,
    input: z.object({
      shiftId: ShiftId,
      offeredAt: Time,
      /** Of the one who comes, where people are set up. */
      pin: Pin.nullable().default(null),
    }),
    output: Shift,
  }),
};
