import { BrowserWindow } from 'electron';
import { ORIGIN } from '../app-protocol.ts';
import { dist } from '../paths.ts';

/** The one window that the call-taker sees. */
export function createWorkstation(title: string): BrowserWindow {
  const window = new BrowserWindow({
    title,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 600,
    show: false,
    backgroundColor: '#f4f6f8',
    webPreferences: {
      preload: dist('preload', 'workstation.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
      // A ringing call is painted at once, also while another window is in front.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${ORIGIN}/workstation/index.html`);
  return window;
}
