import { newHandOffId, newIncidentId } from '../../shared/domain/ids.ts';
import { agencies } from './agencies.ts';
import { type CoreProcess, startCore } from './core-process.ts';
import { damkar, SECRET } from './open-core.ts';
import { startReceiver } from './receiver.ts';

export interface CrashCount {
  /** Hand-offs that the core said were durable. */
  acknowledged: number;
  /** Of those, how many the agency never acted on. */
  lost: number;
  /** How often the agency acted on one again. */
  doubled: number;
}

const PRESSES = 15;

/**
 * Presses buttons while a real receiver takes the hand-offs, and ends the core by force in the middle: now after a
 * press, now after a delivery, each time at another point. At the end a core that is left alone delivers the rest.
 */
export async function crash(folder: string, kills: number): Promise<CrashCount> {
  const receiver = await startReceiver(SECRET);
  const options = {
    agencies: agencies({ damkar: [{ kind: 'webhook', url: receiver.url }] }),
    secrets: { webhook: { [damkar]: SECRET }, inbound: {}, smtp: null },
  };
  const acknowledged: string[] = [];
  const press = async (core: CoreProcess): Promise<boolean> => {
    const incidentId = newIncidentId();
    const handOffId = newHandOffId();
    const made = await core.ask('incident.create', { incidentId, callId: null });
    if (!made.ok) return false;
    const pressed = await core.ask('handoff.create', { handOffId, incidentId, agencyId: damkar });
    if (pressed.ok) acknowledged.push(handOffId);
    return pressed.ok;
  };
  for (let round = 0; round < kills; round += 1) {
    const core = startCore(folder, options);
    await core.hears('opened');
    const cut = 1 + ((round * 7) % PRESSES);
    // Every other time in the middle of the deliveries, which go on beside the presses.
    const delivered = round % 2 === 0 ? receiver.reached(receiver.acted.length + cut) : null;
    let killed: Promise<void> | null = null;
    void delivered?.then(() => {
      killed ??= core.kill();
    });
    for (let i = 1; i <= PRESSES; i += 1) {
      if (!(await press(core))) break;
      if (!delivered && i === cut) killed ??= core.kill();
    }
    await (killed ?? core.kill());
  }
  const last = startCore(folder, options);
  await last.hears('opened');
  for (const id of acknowledged.filter((one) => !receiver.acted.includes(one)))
    await last.event('handoff.changed', (handOff) => handOff.id === id && handOff.pending === null);
  await last.close();
  await receiver.stop();
  const times = new Map<string, number>();
  for (const id of receiver.acted) times.set(id, (times.get(id) ?? 0) + 1);
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((id) => !times.has(id)).length,
    doubled: [...times.values()].reduce((sum, count) => sum + count - 1, 0),
  };
}
