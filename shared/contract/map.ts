import { z } from 'zod';
import { AgencyPost } from '../domain/agency.ts';
import { Basemap } from '../domain/basemap.ts';
import { Incident } from '../domain/incident.ts';
import { WibDay } from '../time/wib.ts';
import { command } from './define.ts';

const fromScreen = { to: 'core', from: ['workstation'] } as const;

/** How far an import has come: tiles read, then bytes copied. */
export const MapProgress = z.object({
  step: z.enum(['check', 'copy']),
  done: z.number(),
  total: z.number(),
});
export type MapProgress = z.infer<typeof MapProgress>;

/** Calls by kecamatan: how many, and how many more tell no kecamatan of Jombang. */
export const Heat = z.object({
  areas: z.array(z.object({ kecamatan: z.string(), calls: z.int() })),
  elsewhere: z.int(),
});
export type Heat = z.infer<typeof Heat>;

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
  /** Qualified calls of these WIB days, both included, without pranks, tests and practice. */
  'map.heat': command({
    ...fromScreen,
    input: z.object({ from: WibDay, to: WibDay }),
    output: Heat,
  }),
  /** Incidents of the day that are closed and have a point, newest first. */
  'map.closed': command({ ...fromScreen, input: z.object({ day: WibDay }), output: z.array(Incident) }),
  /** Hospitals and posts of the administrator's lists of places; those of the agencies are in their settings. */
  'map.posts': command({ ...fromScreen, input: z.object({}), output: z.array(AgencyPost) }),
  /** Asks the administrator for a file and imports it; null when none was chosen. */
  'map.choose': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({}),
    output: Basemap.nullable(),
  }),
  /** One sheet for those who go there. `file`: where it is, when no printer took it. */
  'map.print': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({
      language: z.enum(['id', 'en']),
      /** The incident's number, for the file's name. */
      name: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
      title: z.string().max(200),
      subtitle: z.string().max(200),
      rows: z.array(z.tuple([z.string().max(200), z.string().max(20_000)])).max(50),
      image: z
        .string()
        .regex(/^data:image\/png;base64,[A-Za-z0-9+/=]*$/)
        .max(30_000_000),
      source: z.string().max(1_000),
    }),
    output: z.object({ file: z.string().nullable() }),
  }),
};
