import type { TrainingMode } from '../../../shared/domain/training-mode.ts';
import { practiceAgencies } from '../training/agencies.ts';
import type { Settings } from './settings.ts';

/** What this desk is for since the start of the app, and the settings that count for it. */
export interface Desk {
  mode: TrainingMode;
  training: boolean;
  settings: Settings;
}

/** Without a PBX there is nothing but training; with one, the command line chose it. */
export function deskOf(room: Settings, chosen: boolean): Desk {
  const mode = room.phone.line === 'training' ? 'only' : chosen ? 'chosen' : 'off';
  return mode === 'off'
    ? { mode, training: false, settings: room }
    : { mode, training: true, settings: apart(room) };
}

/** What of the room's settings counts in training: nothing that leads out of this PC, and a name in the log of its own. */
function apart(room: Settings): Settings {
  const { pbx, mail, inbound, shiftReports, ...config } = room.config;
  return {
    ...room,
    phone: { line: 'training' },
    agencies: practiceAgencies(room.agencies),
    secrets: { webhook: {}, inbound: {}, smtp: null },
    config: {
      ...config,
      station: `${config.station}-LATIHAN`,
      recording: { ...config.recording, enabled: false },
    },
  };
}
