import path from 'node:path';
import { app } from 'electron';
import { dataFolderName } from '../../shared/domain/training-mode.ts';

/** The folder that holds dist/ and, in development, the sources. */
export const appRoot = (): string => app.getAppPath();

export const dist = (...parts: string[]): string => path.join(appRoot(), 'dist', ...parts);

/** Data that ships: beside the app when packaged, in the source folder otherwise. */
export const resources = (...parts: string[]): string =>
  app.isPackaged
    ? path.join(process.resourcesPath, 'resources', ...parts)
    : path.join(appRoot(), 'resources', ...parts);

export const dataFolder = (training: boolean): string =>
  path.join(app.getPath('userData'), dataFolderName(training));
/** The administrator's lists of places serve on duty and in training. */
export const placesFolder = (): string => path.join(dataFolder(false), 'places');
/** The room's own map: what the core takes into use, and the windows are served. */
export const mapFolder = (): string => path.join(app.getPath('userData'), 'map');
/** Where an administrator puts question guides of the room's own. */
export const protocolFolder = (): string => path.join(app.getPath('userData'), 'protocols');
/** Scenarios of the room's own, and what its trainers recorded for them. */
export const trainingFolder = (): string => path.join(app.getPath('userData'), 'training');
export const settingsFile = (): string => path.join(app.getPath('userData'), 'siaga112.config.json');
export const referralsFile = (): string => path.join(app.getPath('userData'), 'referrals.json');
export const defaultExportFolder = (): string => path.join(app.getPath('documents'), 'Siaga 112');
