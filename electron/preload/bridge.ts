import { ipcRenderer } from 'electron';
import type { Bridge } from '../../shared/contract/index.ts';

/** Names are checked and inputs validated in main; the preload only passes them on. */
export const bridge: Bridge = {
  invoke: (name, input) => ipcRenderer.invoke('siaga:invoke', name, input),
  subscribe(name, listener) {
    const pass = (_event: unknown, sent: string, payload: unknown): void => {
      if (sent === name) listener(payload as never);
    };
    ipcRenderer.on('siaga:event', pass);
    return () => {
      ipcRenderer.off('siaga:event', pass);
    };
  },
};
