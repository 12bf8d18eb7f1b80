import type { GeoJSON } from 'geojson';
import { type EngineOptions, type MapEngine, pointOf } from './engine.ts';
import { chosenFilters, type Equals, layers, pointSource } from './style.ts';

interface Camera {
  animate: boolean;
  duration: number;
}

/** The calls that maplibre-gl and mapbox-gl share, as far as the panel needs them. */
export interface GlMap {
  getCanvas(): HTMLCanvasElement;
  setColor(layer: string, name: string, color: string): void;
  setFilter(layer: string, filter: Equals): unknown;
  setData(source: string, data: GeoJSON): void;
  fitBounds(
    bounds: [number, number, number, number],
    options: Camera & { padding: number; maxZoom: number },
  ): unknown;
  easeTo(options: Camera & { center?: [number, number]; zoom?: number }): unknown;
  panBy(offset: [number, number], options: Camera): unknown;
  getZoom(): number;
  getCenter(): { lng: number; lat: number };
  getBounds(): { contains(at: [number, number]): boolean } | null;
  remove(): void;
}

const PADDING = 16;
const NEAR = 14;

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
const camera = (duration: number): Camera => ({ animate: !still(), duration });

/** Options that both libraries read alike: a flat map, north up, moved by the panel's own keys. */
export const mapOptions = ({ container, bounds, limits }: EngineOptions) => ({
  container,
  bounds,
  fitBoundsOptions: { padding: PADDING },
  maxBounds: limits,
  maxZoom: 18,
  maxPitch: 0,
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  keyboard: false,
  renderWorldCopies: false,
  fadeDuration: still() ? 0 : 150,
});

/** The panel's map on top of either library. */
export function glEngine(map: GlMap): MapEngine {
  // The panel around the canvas takes the focus and the keys, and says what they do.
  map.getCanvas().tabIndex = -1;
  map.getCanvas().setAttribute('aria-hidden', 'true');
  return {
    paint(palette) {
      for (const layer of layers(palette)) {
        for (const [name, value] of Object.entries(layer.paint)) {
          // The words among the values are the colours; sizes stay.
          if (typeof value === 'string') map.setColor(layer.id, name, value);
        }
      }
    },
    choose(place) {
      for (const [layer, filter] of Object.entries(chosenFilters(place))) map.setFilter(layer, filter);
    },
    mark(point) {
      map.setData(pointSource, {
        type: 'FeatureCollection',
        features: point
          ? [
              {
                type: 'Feature',
                properties: {},
                geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
              },
            ]
          : [],
      });
    },
    showBounds: (bounds) => void map.fitBounds(bounds, { padding: PADDING, maxZoom: NEAR, ...camera(600) }),
    showPoint: ({ lon, lat }) =>
      void map.easeTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), NEAR - 1), ...camera(600) }),
    zoomBy: (steps) => void map.easeTo({ zoom: map.getZoom() + steps, ...camera(200) }),
    panBy: (right, down) => void map.panBy([right, down], camera(120)),
    centre: () => pointOf(map.getCenter()),
    sees: ({ lon, lat }) => map.getBounds()?.contains([lon, lat]) ?? false,
    remove: () => map.remove(),
  };
}

/** Settles with the map's first picture, its first failure, or the panel's end. */
export function firstPicture(
  map: {
    on(type: 'load', listener: () => void): unknown;
    on(type: 'error', listener: (event: { error: Error }) => void): unknown;
    off(type: 'error', listener: (event: { error: Error }) => void): unknown;
    remove(): void;
  },
  signal: AbortSignal,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const fail = (reason: unknown): void => {
      map.remove();
      reject(reason);
    };
    const onError = ({ error }: { error: Error }): void => fail(error);
    const onAbort = (): void => fail(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    map.on('error', onError);
    map.on('load', () => {
      map.off('error', onError);
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
  });
}
