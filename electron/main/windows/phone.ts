import { BrowserWindow } from 'electron';
import { ORIGIN } from '../app-protocol.ts';
import { dist } from '../paths.ts';

/** The telephone: a window that is never shown, so that nothing that happens to the visible one touches a call. */
export function createPhone(): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Siaga 112 – telepon',
    show: false,
    skipTaskbar: true,
    webPreferences: {
      preload: dist('preload', 'phone.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
      // It rings without anybody having clicked in it.
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  void window.loadURL(`${ORIGIN}/phone/index.html`);
  return window;
}
