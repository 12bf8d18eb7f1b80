import { z } from 'zod';
import { Basemap } from '../domain/basemap.ts';
import { command } from './define.ts';

const fromScreen = { to: 'core', from: ['workstation'] } as const;

/** How far an import has come: tiles read, then bytes copied. */
export const MapProgress = z.object({
  step: z.enum(['check', 'copy']),
  done: z.number(),
  total: z.number(),
});
export type MapProgress = z.infer<typeof MapProgress>;

export const mapCommands = {
  /** The administrator's own basemap, or null while there is none. */
  'map.basemap': command({ ...fromScreen, input: z.object({}), output: Basemap.nullable() }),
  /** Checks and copies a PMTiles file. The basemap before it stays until the new one is whole. */
  'map.import': command({
    to: 'core',
    from: ['main'],
    input: z.object({ file: z.string().min(1).max(4_096) }),
    output: Basemap,
  }),
  'map.remove': command({ ...fromScreen, input: z.object({}), output: z.null() }),
  /** Asks the administrator for a file and imports it; null when none was chosen. */
  'map.choose': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({}),
    output: Basemap.nullable(),
  }),
};
