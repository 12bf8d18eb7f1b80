import { BrowserWindow } from 'electron';
import { ORIGIN } from '../app-protocol.ts';
import { dist } from '../paths.ts';

/** Those who call in training: a window that is never shown or heard in the room. */
export function createCaller(): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Siaga 112 – penelepon latihan',
    show: false,
    skipTaskbar: true,
    webPreferences: {
      // It asks and is told, as the screen does.
      preload: dist('preload', 'workstation.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  void window.loadURL(`${ORIGIN}/caller/index.html`);
  return window;
}
