import { z } from 'zod';
import { Agency } from '../domain/agency.ts';
import { Basemap } from '../domain/basemap.ts';
import { Call } from '../domain/call.ts';
import { HandOff } from '../domain/handoff.ts';
import { CallId, HandOffId } from '../domain/ids.ts';
import { Incident } from '../domain/incident.ts';
import { Shift } from '../domain/shift.ts';
import { Caller } from '../training/caller.ts';
import { AppStatus } from './app.ts';
import { event } from './define.ts';
import { ExportProgress, OwedPages } from './export.ts';
import { Slip } from './handoff.ts';
import { MapProgress } from './map.ts';
import { SoundLevels } from './phone.ts';
import { Verifying } from './proof.ts';

const screen = ['workstation'] as const;

/** What changed. Each view is whole; one with a lower `seq` than the one already held is old news. */
export const events = {
  'call.changed': event({ to: screen, payload: Call }),
  'incident.changed': event({ to: screen, payload: Incident }),
  'handoff.changed': event({ to: screen, payload: HandOff }),
  'agency.changed': event({ to: screen, payload: Agency }),
  'shift.changed': event({ to: screen, payload: Shift }),
  /** Somebody was added, changed or removed, or signed in or out: ask who may what. */
  'people.changed': event({ to: screen, payload: z.object({}) }),
  /** An administrator edited the question guides: ask for them again. */
  'protocol.changed': event({ to: screen, payload: z.object({}) }),
  'log.exporting': event({ to: screen, payload: ExportProgress }),
  'log.verifying': event({ to: screen, payload: Verifying }),
  'app.status': event({ to: screen, payload: AppStatus }),
  /** Another basemap is in use now, or none. */
  'map.changed': event({ to: screen, payload: Basemap.nullable() }),
  'map.importing': event({ to: screen, payload: MapProgress }),
  /** The core is (back) up: ask for a fresh snapshot. */
  'desk.ready': event({ to: ['workstation', 'phone'], payload: z.object({}) }),
  'phone.levels': event({ to: screen, payload: SoundLevels }),
  /** The PC woke up: is the PBX still there? */
  'phone.look': event({ to: ['phone'], payload: z.object({}) }),
  /** Delivery on the `sip` channel: transfer this caller; answered by `call.transfer`, or `call.consult`. */
  'handoff.transfer': event({
    to: ['phone'],
    payload: z.object({
      handOffId: HandOffId,
      callId: CallId,
      target: z.string(),
      /** The operator talks with the agency before the caller is connected. */
      talkFirst: z.boolean(),
    }),
  }),
  /** Training: this caller calls now. */
  'training.ring': event({ to: ['caller'], payload: z.object({ id: z.int(), caller: Caller }) }),
  /** Training: words of a caller without sound; null when they are over. */
  'training.shown': event({ to: screen, payload: z.object({ id: z.int(), text: z.string().nullable() }) }),
  /** Training: the telephone died, and no caller is on it any more. */
  'training.hangUp': event({ to: ['caller'], payload: z.object({}) }),
  /** Delivery on the `print` channel: answered by `handoff.printed`. */
  'handoff.print': event({ to: ['main'], payload: Slip }),
  /** A shift's report as pages: answered by `report.printed`. */
  'report.print': event({ to: ['main'], payload: OwedPages }),
};
