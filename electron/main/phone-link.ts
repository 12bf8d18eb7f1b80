import { type BrowserWindow, ipcMain } from 'electron';
import { type Result, refuse } from '../../shared/contract/errors.ts';
import type { CommandName, EventName, EventPayload } from '../../shared/contract/index.ts';
import type { PhoneStatus } from '../../shared/contract/phone.ts';
import { defaultSound } from '../../shared/domain/sound.ts';

const TIMEOUT_MS = 15_000;

export const phoneOff: PhoneStatus = {
  line: 'sip',
  socket: 'off',
  registration: 'none',
  audio: 'unknown',
  problem: null,
  calls: [],
  consultations: [],
  sound: { choice: defaultSound, inputs: [], outputs: [], trial: null },
};

export interface PhoneLink {
  request(name: CommandName, input: unknown): Promise<Result<unknown>>;
  send<N extends EventName>(name: N, payload: EventPayload<N>): void;
  /** The page was loaded anew: answers that are still awaited will not come. */
  lost(): void;
}

/** Asks the phone's window and waits for its answer. */
export function createPhoneLink(phone: () => BrowserWindow | null): PhoneLink {
  const pending = new Map<number, (result: Result<unknown>) => void>();
  let nextId = 1;
  ipcMain.on('siaga:reply', (event, id: number, result: Result<unknown>) => {
    if (event.sender !== phone()?.webContents) return;
    pending.get(id)?.(result);
    pending.delete(id);
  });
  return {
    request(name, input) {
      const contents = phone()?.webContents;
      if (!contents || contents.isDestroyed() || contents.isCrashed())
        return Promise.resolve(refuse('E_PHONE_DOWN'));
      const id = nextId++;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          pending.delete(id);
          resolve(refuse('E_PHONE_DOWN'));
        }, TIMEOUT_MS);
        pending.set(id, (result) => {
          clearTimeout(timer);
          resolve(result);
        });
        contents.send('siaga:command', id, name, input);
      });
    },
    send: (name, payload) => sendEvent(phone(), name, payload),
    lost() {
      for (const settle of pending.values()) settle(refuse('E_PHONE_DOWN'));
      pending.clear();
    },
  };
}

export function sendEvent(window: BrowserWindow | null, name: EventName, payload: unknown): void {
  const contents = window?.webContents;
  if (contents && !contents.isDestroyed() && !contents.isCrashed())
    contents.send('siaga:event', name, payload);
}
