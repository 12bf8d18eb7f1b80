import { z } from 'zod';
import { ChannelKind } from '../domain/agency.ts';
import { HandOff, ManualWay } from '../domain/handoff.ts';
import { AgencyId, CallId, HandOffId, IncidentId } from '../domain/ids.ts';
import { command } from './define.ts';

const fromScreen = { to: 'core', from: ['workstation'] } as const;
const one = z.object({ handOffId: HandOffId });

export const handOffCommands = {
  /** All hand-offs of an incident, also of a closed one. */
  'handoff.list': command({
    ...fromScreen,
    input: z.object({ incidentId: IncidentId }),
    output: z.array(HandOff),
  }),
  /**
   * Durable when it returns; delivery starts after. `channel` null takes the agency's first channel that can
   * work now (`sip` needs a live call; without any automatic channel the hand-off waits for the manual way).
   */
  'handoff.create': command({
    ...fromScreen,
    input: one.extend({
      incidentId: IncidentId,
      agencyId: AgencyId,
      channel: ChannelKind.nullable().default(null),
      callId: CallId.nullable().default(null),
    }),
    output: HandOff,
  }),
  /** The operator reached a person: the hand-off is sent and acknowledged by hand, whatever its channel did. */
  'handoff.manual': command({
    ...fromScreen,
    input: one.extend({ way: ManualWay, receivedBy: z.string().min(1).max(200) }),
    output: HandOff,
  }),
  /** What the agency reported by telephone or radio. Steps forward may skip states. */
  'handoff.advance': command({
    ...fromScreen,
    input: one.extend({
      to: z.enum(['acknowledged', 'en_route', 'on_scene', 'done', 'declined']),
      unit: z.string().max(200).default(''),
      reason: z.string().max(500).default(''),
    }),
    output: HandOff,
  }),
  /** Tries a failed or waiting hand-off again now, under the same idempotency key. */
  'handoff.retry': command({ ...fromScreen, input: one, output: HandOff }),
  'handoff.cancel': command({
    ...fromScreen,
    input: one.extend({ reason: z.string().max(500) }),
    output: HandOff,
  }),
};
