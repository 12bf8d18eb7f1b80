import type { CoreOptions } from '../../shared/contract/wire.ts';
import type { Desk } from './settings/desk.ts';
import { locationHosts } from './settings/location-hosts.ts';

type Folders = Pick<CoreOptions, 'dataFolder' | 'placesFolder' | 'mapFolder' | 'protocols'>;

/** What the core is told when it starts. */
export const coreOptions = ({ training, settings }: Desk, folders: Folders): CoreOptions => {
  const { config, exportFolder, agencies, secrets } = settings;
  const { station, roomName, domain, shifts } = config;
  return {
    ...{ training, ...folders, exportFolder, agencies, secrets },
    ...{ station, roomName, domain, shifts },
    mail: config.mail ?? null,
    inbound: config.inbound ?? null,
    shiftReports: config.shiftReports ?? null,
    locationHosts: locationHosts(config),
  };
};
