import { BrowserWindow } from 'electron';
import { ORIGIN } from '../app-protocol.ts';
import { dist } from '../paths.ts';
import { watchHeart } from './heartbeat.ts';

/** A window that is never shown, whose page makes and hears calls without anybody having clicked in it. */
export function createHidden(title: string, page: string, preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title,
    show: false,
    skipTaskbar: true,
    webPreferences: {
      preload: dist('preload', preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  watchHeart(window);
  void window.loadURL(`${ORIGIN}/${page}/index.html`);
  return window;
}
