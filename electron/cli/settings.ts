import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Config } from '../../shared/config/schema.ts';

/** What the workstation's settings say beside a data folder; as shipped where they say nothing that fits. */
export function settingsOf(dataFolder: string): Pick<Config, 'roomName' | 'shifts' | 'letterhead'> {
  const shipped = Config.parse({});
  let raw: unknown;
  try {
    const text = readFileSync(path.join(dataFolder, '..', 'siaga112.config.json'), 'utf8');
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return shipped;
  }
  const { roomName, shifts, letterhead } = Config.shape;
  const said = (raw ?? {}) as Record<string, unknown>;
  return {
    roomName: roomName.safeParse(said['roomName']).data ?? shipped.roomName,
    shifts: shifts.safeParse(said['shifts']).data ?? shipped.shifts,
    letterhead: letterhead.safeParse(said['letterhead']).data ?? shipped.letterhead,
  };
}
