import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { type EngineOptions, type MapEngine, pointOf, type View } from './engine.ts';
import { type Diff, diffOf, type Shown } from './overlay/diff.ts';
import { ICON_RATIO, type Icon, icons } from './overlay/icons.ts';
import { chosenFilters, type Equals, INCIDENTS, MARK, type ShownSource } from './overlay/layers.ts';
import type { Palette } from './palette.ts';

interface Camera {
  animate: boolean;
  duration: number;
}

interface Pixel {
  x: number;
  y: number;
}

interface Pointed {
  lngLat: { lng: number; lat: number };
  point: Pixel;
  originalEvent: MouseEvent;
  preventDefault(): void;
}

/** The calls that maplibre-gl and mapbox-gl share, as far as the panel needs them. */
export interface GlMap {
  getCanvas(): HTMLCanvasElement;
  addIcon(name: string, icon: Icon, pixelRatio: number): void;
  setPaint(layer: string, name: string, value: unknown): void;
  setFilter(layer: string, filter: Equals): unknown;
  /** `whole` for a library that cannot change features one by one. */
  setFeatures(source: string, diff: Diff, whole: FeatureCollection): void;
  fitBounds(
    bounds: [number, number, number, number],
    options: Camera & { padding: number; maxZoom: number },
  ): unknown;
  easeTo(options: Camera & { center?: [number, number]; zoom?: number }): unknown;
  jumpTo(options: { center: [number, number]; zoom: number }): unknown;
  panBy(offset: [number, number], options: Camera): unknown;
  getZoom(): number;
  getCenter(): { lng: number; lat: number };
  getBounds(): { contains(at: [number, number]): boolean } | null;
  /** The `id` property of the first marker of a layer near a place on the screen. */
  hit(layer: string, near: [Pixel, Pixel]): string | null;
  listen(type: 'click' | 'mousedown' | 'mousemove', listener: (event: Pointed) => void): () => void;
  onMove(listener: () => void): void;
  /** Draws once more, and calls back while the picture can still be read. */
  onceDrawn(listener: () => void): void;
  resize(): unknown;
  remove(): void;
}

const PADDING = 16;
const NEAR = 14;
/** How far from a marker's middle a click still means it, in CSS pixels. */
const GRASP = 9;

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

const around = ({ x, y }: Pixel, by: number): [Pixel, Pixel] => [
  { x: x - by, y: y - by },
  { x: x + by, y: y + by },
];

/** The panel's map on top of either library. `layersOf`: what is drawn, in some colours. */
export function glEngine(
  map: GlMap,
  options: EngineOptions,
  layersOf: (palette: Palette) => readonly LayerSpecification[],
): MapEngine {
  // The panel around the canvas takes the focus and the keys, and says what they do.
  map.getCanvas().tabIndex = -1;
  map.getCanvas().setAttribute('aria-hidden', 'true');
  for (const [name, icon] of icons()) map.addIcon(name, icon, ICON_RATIO);
  listen(map, options);
  let painted = options.palette;
  const shown = new Map<ShownSource, Map<string, Shown>>();
  const view = (): View => ({ centre: pointOf(map.getCenter()), zoom: map.getZoom() });
  map.onMove(() => options.onMove(view()));
  return {
    paint(palette) {
      const before = new Map(layersOf(painted).map((layer) => [layer.id, layer.paint ?? {}]));
      for (const layer of layersOf(palette)) {
        const known = before.get(layer.id) as Record<string, unknown> | undefined;
        for (const [name, value] of Object.entries(layer.paint ?? {})) {
          if (JSON.stringify(value) !== JSON.stringify(known?.[name])) map.setPaint(layer.id, name, value);
        }
      }
      painted = palette;
    },
    choose(place) {
      for (const [layer, filter] of Object.entries(chosenFilters(place))) map.setFilter(layer, filter);
    },
    show(source, features) {
      const diff = diffOf(shown.get(source) ?? new Map(), features);
      if (diff.add.length === 0 && diff.remove.length === 0) return;
      shown.set(source, new Map(features.map((feature) => [feature.id, feature])));
      map.setFeatures(source, diff, { type: 'FeatureCollection', features: [...features] });
    },
    showBounds: (bounds) => void map.fitBounds(bounds, { padding: PADDING, maxZoom: NEAR, ...camera(600) }),
    showPoint: ({ lon, lat }) =>
      void map.easeTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), NEAR - 1), ...camera(600) }),
    look: ({ centre, zoom }) => void map.jumpTo({ center: [centre.lon, centre.lat], zoom }),
    view,
    zoomBy: (steps) => void map.easeTo({ zoom: map.getZoom() + steps, ...camera(200) }),
    panBy: (right, down) => void map.panBy([right, down], camera(120)),
    centre: () => pointOf(map.getCenter()),
    sees: ({ lon, lat }, closely) =>
      (!closely || map.getZoom() >= NEAR - 1) && (map.getBounds()?.contains([lon, lat]) ?? false),
    picture: () =>
      new Promise((resolve) => map.onceDrawn(() => resolve(map.getCanvas().toDataURL('image/png')))),
    resize: () => void map.resize(),
    remove: () => map.remove(),
  };
}

/** A click means a marker or a place; the mark of the report is dragged. */
function listen(map: GlMap, { onClick, onDrag }: EngineOptions): void {
  let dragged = false;
  map.listen('click', ({ lngLat, point }) => {
    if (dragged) {
      dragged = false;
      return;
    }
    onClick(pointOf(lngLat), map.hit(INCIDENTS, around(point, GRASP)));
  });
  map.listen('mousedown', (event) => {
    dragged = false;
    if (map.hit(MARK, around(event.point, 2)) === null) return;
    // The map itself stays where it is.
    event.preventDefault();
    let last = pointOf(event.lngLat);
    const moves = map.listen('mousemove', ({ lngLat }) => {
      last = pointOf(lngLat);
      dragged = true;
      onDrag(last, false);
    });
    // Wherever it is let go, also outside of the map.
    window.addEventListener(
      'mouseup',
      () => {
        moves();
        if (dragged) onDrag(last, true);
      },
      { once: true },
    );
  });
  map.listen('mousemove', ({ point, originalEvent }) => {
    if (originalEvent.buttons !== 0) return;
    const over = map.hit(INCIDENTS, around(point, GRASP)) ?? map.hit(MARK, around(point, 2));
    map.getCanvas().style.cursor = over === null ? '' : 'pointer';
  });
}

/** Settles with the map's first picture, its first failure that matters, or the panel's end. */
export function firstPicture(
  map: {
    on(type: 'load', listener: () => void): unknown;
    on(type: 'error', listener: (event: { error: Error }) => void): unknown;
    off(type: 'error', listener: (event: { error: Error }) => void): unknown;
    remove(): void;
  },
  signal: AbortSignal,
  matters: (error: Error) => boolean = () => true,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const fail = (reason: unknown): void => {
      map.remove();
      reject(reason);
    };
    const onError = ({ error }: { error: Error }): void => {
      if (matters(error)) fail(error);
    };
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
