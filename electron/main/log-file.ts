import path from 'node:path';
import { app } from 'electron';
import log from 'electron-log/main';

/** The technical log: English, no personal data, two files of at most 5 MB. */
export function openLogFile(): typeof log {
  log.transports.file.resolvePathFn = () => path.join(app.getPath('userData'), 'logs', 'siaga112.log');
  log.transports.file.maxSize = 5 * 1024 * 1024;
  log.transports.console.level = app.isPackaged ? false : 'warn';
  process.on('uncaughtException', (error) => log.error(`main: ${error.stack ?? error.message}`));
  process.on('unhandledRejection', (reason) =>
    log.error(`main: unhandled rejection: ${reason instanceof Error ? reason.stack : 'unknown'}`),
  );
  return log;
}
export type Log = typeof log;
