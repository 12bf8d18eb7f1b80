import { contextBridge, ipcRenderer } from 'electron';
import type { PhoneBridge } from '../../shared/contract/index.ts';
import { bridge } from './bridge.ts';

const phone: PhoneBridge = {
  ...bridge,
  handle(handler) {
    ipcRenderer.on('siaga:command', (_event, id: number, name: string, input: unknown) => {
      handler(name as Parameters<typeof handler>[0], input).then(
        (result) => ipcRenderer.send('siaga:reply', id, result),
        () => ipcRenderer.send('siaga:reply', id, { ok: false, refusal: { code: 'E_INTERNAL', params: {} } }),
      );
    });
  },
};

contextBridge.exposeInMainWorld('siaga', phone);
