import { bbox } from '@turf/bbox';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import type { Point } from '../../../shared/domain/incident.ts';
import { loadMapData, type MapData } from './data.ts';
import type { Bounds, MapEngine } from './engine.ts';
import { openEngine } from './openEngine.ts';
import { readPalette } from './palette.ts';

export type OpenMap =
  | { state: 'loading' }
  | { state: 'unavailable' }
  | { state: 'ready'; engine: MapEngine; data: MapData; whole: Bounds };

/** GeoJSON of two dimensions has boxes of four numbers (RFC 7946 §5). */
export const boundsOf = (shape: Parameters<typeof bbox>[0]): Bounds => {
  const [west, south, east, north] = bbox(shape);
  return [west, south, east, north];
};

/** Somewhat less than the neighbours' outlines reach. */
const around = ([west, south, east, north]: Bounds, margin: number): Bounds => [
  west - margin,
  south - margin,
  east + margin,
  north + margin,
];

/** The form comes first: the engine starts when the window has nothing better to do, or after this long. */
const LATEST_MS = 1_000;

/** Opens the map in its box, and closes it with the panel. */
export function useMapEngine(
  box: RefObject<HTMLElement | null>,
  mapboxToken: string | null,
  onClick: (point: Point) => void,
): OpenMap {
  const [open, setOpen] = useState<OpenMap>({ state: 'loading' });
  const clicked = useEffectEvent(onClick);
  useEffect(() => {
    const end = new AbortController();
    let engine: MapEngine | null = null;
    const start = async (container: HTMLElement): Promise<void> => {
      const { signal } = end;
      try {
        const data = await loadMapData(signal);
        const whole = boundsOf(data.kabupaten);
        const palette = readPalette(container);
        const limits = around(whole, 0.24);
        engine = await openEngine(mapboxToken, {
          ...{ container, data, palette, bounds: whole, limits, signal },
          onClick: (point) => clicked(point),
        });
        if (signal.aborted) engine.remove();
        else setOpen({ state: 'ready', engine, data, whole });
      } catch (error) {
        if (signal.aborted) return;
        console.error('the map did not open', error);
        setOpen({ state: 'unavailable' });
      }
    };
    const waiting = requestIdleCallback(() => box.current && void start(box.current), { timeout: LATEST_MS });
    return () => {
      cancelIdleCallback(waiting);
      end.abort();
      engine?.remove();
      engine = null;
      setOpen({ state: 'loading' });
    };
  }, [box, mapboxToken]);
  return open;
}
