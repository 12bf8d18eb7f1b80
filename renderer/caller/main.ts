import { createCallers } from './sip/callers.ts';

async function start(): Promise<void> {
  const relay = await window.siaga.invoke('training.relay', {});
  if (!relay.ok) return;
  const callers = createCallers(relay.value.url, new AudioContext(), {
    ready: () => void window.siaga.invoke('training.ready', {}),
    calling: (id, sipCallId) => void window.siaga.invoke('training.calling', { id, sipCallId }),
    ended: (id) => void window.siaga.invoke('training.ended', { id }),
  });
  window.siaga.subscribe('training.ring', callers.ring);
  window.siaga.subscribe('training.hangUp', callers.hangUp);
}

void start();
