import os from 'node:os';
import path from 'node:path';
import { dataFolderName } from '../../shared/domain/training-mode.ts';

const appData = (): string => {
  const home = os.homedir();
  switch (process.platform) {
    case 'win32':
      return process.env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming');
    case 'darwin':
      return path.join(home, 'Library', 'Application Support');
    default:
      return process.env['XDG_CONFIG_HOME'] || path.join(home, '.config');
  }
};

/** Where the app keeps its log: Electron's `userData` of an app named Siaga 112, and a folder in it. */
export const defaultDataFolder = (training: boolean): string =>
  path.join(appData(), 'Siaga 112', dataFolderName(training));
