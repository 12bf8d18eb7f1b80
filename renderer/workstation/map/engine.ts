import type { Point } from '../../../shared/domain/incident.ts';
import type { Place } from '../../../shared/place/place-at.ts';
import type { MapData } from './data.ts';
import type { Palette } from './palette.ts';

/** West, south, east, north. */
export type Bounds = [number, number, number, number];

/** What the panel asks of a map, whoever draws it. */
export interface MapEngine {
  paint(palette: Palette): void;
  choose(place: Place): void;
  mark(point: Point | null): void;
  showBounds(bounds: Bounds): void;
  showPoint(point: Point): void;
  zoomBy(steps: number): void;
  /** In CSS pixels; to the right and down. */
  panBy(right: number, down: number): void;
  centre(): Point;
  sees(point: Point): boolean;
  remove(): void;
}

export interface EngineOptions {
  container: HTMLElement;
  data: MapData;
  palette: Palette;
  /** What the map opens on. */
  bounds: Bounds;
  /** How far it can be moved. */
  limits: Bounds;
  onClick: (point: Point) => void;
  signal: AbortSignal;
}

export type OpenEngine = (options: EngineOptions) => Promise<MapEngine>;

/** About a decimetre; more would only pretend. */
export const pointOf = ({ lng, lat }: { lng: number; lat: number }): Point => ({
  lat: Number(lat.toFixed(6)),
  lon: Number(lng.toFixed(6)),
});
