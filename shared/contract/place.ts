import { z } from 'zod';
import { DesaCode, KecamatanCode, LocatedPoint, Point } from '../domain/incident.ts';
import { command } from './define.ts';

const placeKinds = ['kecamatan', 'desa', 'landmark', 'road', 'past', 'coordinates'] as const;

/** Why a place is in the answer: its name is so, begins so, is spelt like it, or holds the words. */
const placeReasons = [
  'name',
  'begins',
  'spelling',
  'words',
  'degrees',
  'southern',
  'plus_code',
  'link',
  'geo_uri',
] as const;

export const PlaceFound = z.object({
  /** The same place has the same one in every answer. */
  id: z.string(),
  kind: z.enum(placeKinds),
  name: z.string(),
  /** What kind of landmark or road, in the words of whoever imported it. */
  category: z.string(),
  kecamatan: KecamatanCode.nullable(),
  desa: DesaCode.nullable(),
  /** Outside Jombang: the kabupaten or kota whose side it is on; empty when it is none of the neighbours. */
  outside: z.string().nullable(),
  /** As it would be taken into the form. */
  point: LocatedPoint,
  why: z.enum(placeReasons),
  /** How many earlier incidents were there, among those looked at. */
  times: z.int().min(0),
});
export type PlaceFound = z.infer<typeof PlaceFound>;

export const placeCommands = {
  /** What a point lies in; `outside` as for a place that is found. */
  'place.at': command({
    to: 'core',
    from: ['workstation'],
    input: Point,
    output: PlaceFound.pick({ kecamatan: true, desa: true, outside: true }),
  }),
  /** For every letter that is typed: at most eight places, the likeliest first, the same for the same text. */
  'place.search': command({
    to: 'core',
    from: ['workstation'],
    input: z.object({ text: z.string().max(2_000) }),
    output: z.object({
      results: z.array(PlaceFound).max(8),
      /** The text is meant as a position and holds none that can be read without the internet. */
      problem: z.enum(['short_link', 'no_position', 'out_of_range']).nullable(),
    }),
  }),
};
