import { existsSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { Log } from './log-file.ts';

const EVERY_MS = 6 * 3_600_000;

/**
 * Fetches a newer version in the background when the room's package names a feed. It is installed when the
 * app is closed by hand, never by itself: a call-taker's chair does not restart.
 */
export function startUpdater(log: Log): {
  /** The app ends only to begin anew: nothing is installed. */
  hold(): void;
} {
  let updater: AppUpdater | null = null;
  async function start(): Promise<void> {
    const { autoUpdater } = await import('electron-updater');
    updater = autoUpdater;
    autoUpdater.logger = log;
    autoUpdater.autoDownload = true;
    autoUpdater.autoInstallOnAppQuit = true;
    const check = (): void => {
      autoUpdater.checkForUpdates().catch(() => log.warn('updater: the feed cannot be reached'));
    };
    check();
    setInterval(check, EVERY_MS).unref();
  }
  if (app.isPackaged && existsSync(path.join(process.resourcesPath, 'app-update.yml'))) void start();
  return {
    hold() {
      if (updater) updater.autoInstallOnAppQuit = false;
    },
  };
}
