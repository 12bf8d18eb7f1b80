import type { Caller } from '../../shared/training/caller.ts';
import { createAgencies } from './sip/agencies.ts';
import { createCallers } from './sip/callers.ts';

async function start(): Promise<void> {
  const relay = await window.siaga.invoke('training.relay', {});
  if (!relay.ok) return;
  const { url, speed } = relay.value;
  const context = new AudioContext();
  /** Whom the operator turned from last: agencies are called about him. */
  let turnedFrom: Caller | null = null;
  const registered = { callers: false, agencies: false };
  const ready = (who: keyof typeof registered) => (): void => {
    registered[who] = true;
    if (registered.callers && registered.agencies) void window.siaga.invoke('training.ready', {});
  };
  const callers = createCallers(url, context, speed, {
    ready: ready('callers'),
    turned(caller) {
      turnedFrom = caller;
    },
    calling: (id, sipCallId) => void window.siaga.invoke('training.calling', { id, sipCallId }),
    shows: (id, text) => void window.siaga.invoke('training.shows', { id, text }),
    ended: (id) => void window.siaga.invoke('training.ended', { id }),
  });
  const agencies = createAgencies(
    url,
    context,
    speed,
    (agencyId) => turnedFrom?.agencies.find((agency) => agency.agencyId === agencyId)?.answers ?? 'accepts',
    ready('agencies'),
  );
  window.siaga.subscribe('training.ring', callers.ring);
  window.siaga.subscribe('training.hangUp', () => {
    callers.hangUp();
    agencies.hangUp();
  });
}

void start();
