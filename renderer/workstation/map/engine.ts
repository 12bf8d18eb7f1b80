import type { Basemap, Bounds } from '../../../shared/domain/basemap.ts';
import type { Point } from '../../../shared/domain/incident.ts';
import type { Place } from '../../../shared/place/place-at.ts';
import type { MapData } from './data.ts';
import type { Shown } from './overlay/diff.ts';
import type { ShownSource } from './overlay/layers.ts';
import type { Palette } from './palette.ts';

export interface View {
  centre: Point;
  zoom: number;
}

/** What the panel asks of a map, whoever draws it. */
export interface MapEngine {
  paint(palette: Palette): void;
  choose(place: Place): void;
  /** Replaces what one source shows. */
  show(source: ShownSource, features: readonly Shown[]): void;
  showBounds(bounds: Bounds): void;
  showPoint(point: Point): void;
  /** At once, as another map showed it. */
  look(view: View): void;
  view(): View;
  zoomBy(steps: number): void;
  /** In CSS pixels; to the right and down. */
  panBy(right: number, down: number): void;
  centre(): Point;
  /** Whether it is in the picture, and for `closely`, large enough to tell what is around it. */
  sees(point: Point, closely: boolean): boolean;
  /** What is on the map now, as a picture (`data:image/png`). */
  picture(): Promise<string>;
  resize(): void;
  remove(): void;
}

/** What people do on the map. */
export interface MapEvents {
  onClick(point: Point, incident: string | null): void;
  /** The mark of the report under a moving hand; `done` when it is let go. */
  onDrag(point: Point, done: boolean): void;
  onMove(view: View): void;
}

export interface EngineOptions extends MapEvents {
  container: HTMLElement;
  data: MapData;
  palette: Palette;
  /** What the map opens on. */
  bounds: Bounds;
  /** How far it can be moved. */
  limits: Bounds;
  signal: AbortSignal;
}

export interface OfflineOptions extends EngineOptions {
  basemap: Basemap | null;
}

export const onlineStyles = ['streets', 'satellite'] as const;
export type OnlineStyle = (typeof onlineStyles)[number];

/** Why an online map cannot go on: no network, or a token that Mapbox will not take. */
export type Trouble = 'network' | 'token';

export interface OnlineOptions extends EngineOptions {
  token: string;
  style: OnlineStyle;
  onTrouble: (trouble: Trouble) => void;
}

/** About a decimetre; more would only pretend. */
export const pointOf = ({ lng, lat }: { lng: number; lat: number }): Point => ({
  lat: Number(lat.toFixed(6)),
  lon: Number(lng.toFixed(6)),
});
