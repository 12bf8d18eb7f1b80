import type { BrowserWindow } from 'electron';
import { createBackOff } from '../supervision/back-off.ts';

/** Loads a window's page again when its renderer dies or hangs. */
export function supervise(window: BrowserWindow, died: (reason: string) => void): void {
  const backOff = createBackOff();
  let hung: NodeJS.Timeout | undefined;
  const reload = (reason: string): void => {
    if (window.isDestroyed()) return;
    died(reason);
    setTimeout(() => {
      if (window.isDestroyed()) return;
      backOff.started();
      window.webContents.reload();
    }, backOff.next());
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') reload(reason);
  });
  window.on('unresponsive', () => {
    clearTimeout(hung);
    hung = setTimeout(() => window.webContents.forcefullyCrashRenderer(), HUNG_MS);
  });
  window.on('responsive', () => clearTimeout(hung));
}

/** Chromium has waited for 30 s by the time it says that a page does not answer; a little more for a slow disk. */
const HUNG_MS = 5_000;
