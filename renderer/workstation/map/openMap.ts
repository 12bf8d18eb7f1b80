import { bbox } from '@turf/bbox';
import type { Bounds } from '../../../shared/domain/basemap.ts';
import { loadMapData, type MapData } from './data.ts';
import type { MapEngine } from './engine.ts';

/** `attribution`: of the ground that is drawn, beside the shipped one. */
export type OpenMap =
  | { state: 'loading' }
  | { state: 'unavailable' }
  | { state: 'ready'; engine: MapEngine; data: MapData; whole: Bounds; attribution: string };

export const loading: OpenMap = { state: 'loading' };

/** GeoJSON of two dimensions has boxes of four numbers (RFC 7946 §5). */
export const boundsOf = (shape: Parameters<typeof bbox>[0]): Bounds => {
  const [west, south, east, north] = bbox(shape);
  return [west, south, east, north];
};

/** Somewhat less than the neighbours' outlines reach. */
export const around = ([west, south, east, north]: Bounds, margin: number): Bounds => [
  west - margin,
  south - margin,
  east + margin,
  north + margin,
];

let data: Promise<MapData> | null = null;

/** Read once: every map of this window draws the same. */
export function mapData(): Promise<MapData> {
  data ??= loadMapData().catch((error: unknown) => {
    data = null;
    throw error;
  });
  return data;
}
