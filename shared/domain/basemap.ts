import { z } from 'zod';
import { Time } from './call.ts';

/** Names of layers and fields that vector tiles follow: what can be drawn properly. */
export const tileSchemas = ['protomaps', 'openmaptiles'] as const;
export const TileSchema = z.enum(tileSchemas);
export type TileSchema = z.infer<typeof TileSchema>;

/** West, south, east, north, in WGS 84 degrees. */
export const Bounds = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Bounds = z.infer<typeof Bounds>;

/** Kabupaten Jombang, to the hundredth of a degree outwards. */
export const JOMBANG: Bounds = [112.06, -7.78, 112.46, -7.34];

/** The administrator's own map of roads, water and buildings: one PMTiles file in the map folder. */
export const Basemap = z.object({
  /** Its name in the map folder, which changes with every import. */
  file: z.string().regex(/^[a-z0-9-]{1,80}\.pmtiles$/),
  /** What the administrator called it. */
  name: z.string().max(255),
  /** Raster tiles are pictures and have no schema. */
  schema: TileSchema.nullable(),
  minZoom: z.int().min(0).max(26),
  maxZoom: z.int().min(0).max(26),
  bounds: Bounds,
  /** In bytes. */
  size: z.int(),
  /** Whom the map names as its source, as plain text. */
  attribution: z.string().max(500),
  importedAt: Time,
});
export type Basemap = z.infer<typeof Basemap>;
