import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Basemap } from '../../../shared/domain/basemap.ts';
import { canDraw } from './canDraw.ts';
import type { MapEngine, MapEvents, View } from './engine.ts';
import { around, boundsOf, loading, mapData, type OpenMap } from './openMap.ts';
import { readPalette } from './palette.ts';

/** How far out of Jombang the map can be moved, in degrees. */
const MARGIN = 0.24;

/**
 * The map that needs nobody: open as long as its panel, on the room's own basemap where there is one.
 * `undefined` while it is not known yet whether there is one.
 */
export function useOffline(
  box: RefObject<HTMLElement | null>,
  basemap: Basemap | null | undefined,
  events: MapEvents,
): OpenMap {
  const [open, setOpen] = useState<OpenMap>(loading);
  const onClick = useEffectEvent(events.onClick);
  const onDrag = useEffectEvent(events.onDrag);
  const onMove = useEffectEvent(events.onMove);
  const view = useRef<View | null>(null);
  const file = basemap?.file ?? null;
  const known = basemap !== undefined;
  const current = useEffectEvent(() => basemap ?? null);
  useEffect(() => {
    if (!known) return;
    const end = new AbortController();
    const { signal } = end;
    let engine: MapEngine | null = null;
    const start = async (container: HTMLElement): Promise<void> => {
      try {
        if (!canDraw()) throw new Error('no WebGL 2');
        const [data, { openMaplibre }] = await Promise.all([mapData(), import('./maplibre.ts')]);
        signal.throwIfAborted();
        const whole = boundsOf(data.kabupaten);
        const options = {
          ...{ container, data, bounds: whole, limits: around(whole, MARGIN), signal },
          palette: readPalette(container),
          onClick: (...args: Parameters<MapEvents['onClick']>) => onClick(...args),
          onDrag: (...args: Parameters<MapEvents['onDrag']>) => onDrag(...args),
          onMove: (moved: View) => onMove(moved),
        };
        let ground = file === null ? null : current();
        engine = await openMaplibre({ ...options, basemap: ground }).catch((error: unknown) => {
          signal.throwIfAborted();
          if (!ground) throw error;
          // A basemap that does not draw must not cost the operator the map.
          console.error('the basemap did not open', error);
          ground = null;
          return openMaplibre({ ...options, basemap: ground });
        });
        if (signal.aborted) return engine.remove();
        if (view.current) engine.look(view.current);
        performance.mark('map-painted');
        setOpen({ state: 'ready', engine, data, whole, attribution: ground?.attribution ?? '' });
      } catch (error) {
        if (signal.aborted) return;
        console.error('the map did not open', error);
        setOpen({ state: 'unavailable' });
      }
    };
    if (box.current) void start(box.current);
    return () => {
      end.abort();
      view.current = engine?.view() ?? view.current;
      engine?.remove();
      engine = null;
      setOpen(loading);
    };
  }, [box, file, known]);
  return open;
}
