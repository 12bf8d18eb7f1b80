import path from 'node:path';
import { type Core, openCore } from '../../electron/core/core.ts';
import type { EventName, EventPayload } from '../../shared/contract/index.ts';
import type { CoreOptions } from '../../shared/contract/wire.ts';
import type { HandOff } from '../../shared/domain/handoff.ts';
import { AgencyId, type HandOffId, newHandOffId } from '../../shared/domain/ids.ts';
import { shippedShifts } from '../../shared/domain/shift-plan.ts';
import { agencies, type WrittenChannel } from './agencies.ts';
import { type Asking, asking } from './asking.ts';
import { begunForm } from './calls.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** The core in the test's own process: what a test of deliveries needs, without the wait for a process. */
export interface OpenCore extends Asking {
  core: Core;
  /** Lines for the log file. */
  lines: string[];
  /** The first such event from now on, or the hand-off as it is, if it fits already. */
  event<N extends EventName>(name: N, fits: (payload: EventPayload<N>) => boolean): Promise<EventPayload<N>>;
  handOff(id: HandOffId, fits: (handOff: HandOff) => boolean): Promise<HandOff>;
  close(): void;
}

export const damkar = AgencyId.parse('damkar');
export const SECRET = 'rahasia-uji-coba-112';

/** `channels`: those of Damkar. */
export function openInProcess(
  folder: string,
  channels: WrittenChannel[],
  change: Partial<CoreOptions> = {},
): OpenCore {
  const lines: string[] = [];
  const events: { name: EventName; payload: unknown }[] = [];
  const listeners = new Set<(name: EventName, payload: unknown) => void>();
  const core = openCore(
    {
      training: false,
      dataFolder: path.join(folder, 'data'),
      placesFolder: path.join(folder, 'data', 'places'),
      exportFolder: path.join(folder, 'laporan'),
      mapFolder: path.join(root, 'resources', 'map'),
      station: 'UJI',
      roomName: 'Ruang Uji 112',
      domain: 'uji.example',
      agencies: agencies({ damkar: channels }),
      secrets: { webhook: { [damkar]: SECRET }, inbound: { [damkar]: SECRET }, smtp: null },
      mail: null,
      inbound: null,
      shifts: shippedShifts,
      shiftReports: null,
      locationHosts: [],
      protocols: { shipped: path.join(root, 'resources', 'protocols'), own: path.join(folder, 'protocols') },
      ...change,
    },
    {
      publish(name, payload) {
        events.push({ name, payload });
        for (const listener of listeners) listener(name, payload);
      },
      line: (_level, text) => lines.push(text),
      protocols: () => undefined,
      reports: () => undefined,
      problem: (refusal) => lines.push(refusal.code),
      damaged: () => lines.push('damaged'),
    },
  );
  const event: OpenCore['event'] = (wanted, fits) => {
    const is = (name: EventName, payload: unknown): payload is EventPayload<typeof wanted> =>
      name === wanted && fits(payload as EventPayload<typeof wanted>);
    const before = events.find(({ name, payload }) => is(name, payload));
    if (before) return Promise.resolve(before.payload as EventPayload<typeof wanted>);
    return new Promise((resolve) => {
      const listener = (name: EventName, payload: unknown): void => {
        if (!is(name, payload)) return;
        listeners.delete(listener);
        resolve(payload);
      };
      listeners.add(listener);
    });
  };
  return {
    ...asking(core.dispatch),
    core,
    lines,
    event,
    handOff: (id, fits) => event('handoff.changed', (handOff) => handOff.id === id && fits(handOff)),
    close: () => core.close(),
  };
}

/** An incident is taken down and handed to Damkar. */
export async function press(core: Asking, whatHappened = 'Kebakaran di pasar') {
  const { incidentId, callId } = await begunForm(core, { whatHappened });
  const handOffId = newHandOffId();
  const handOff = await core.tell('handoff.create', { handOffId, incidentId, agencyId: damkar });
  return { incidentId, callId, handOffId, handOff };
}
