import { ipcRenderer } from 'electron';
import type { Bridge } from '../../shared/contract/index.ts';

const listeners = new Map<string, Set<(payload: never) => void>>();
ipcRenderer.on('siaga:event', (_event: unknown, sent: string, payload: unknown) => {
  for (const listener of [...(listeners.get(sent) ?? [])]) listener(payload as never);
});

/** Names are checked and inputs validated in main; the preload only passes them on. */
export const bridge: Bridge = {
  invoke: (name, input) => ipcRenderer.invoke('siaga:invoke', name, input),
  subscribe(name, listener) {
    const told = listeners.get(name) ?? new Set();
    listeners.set(name, told.add(listener));
    return () => {
      told.delete(listener);
    };
  },
};
