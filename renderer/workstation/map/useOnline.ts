import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import type { MapEngine, MapEvents, OnlineStyle, Trouble } from './engine.ts';
import { around, boundsOf, mapData, type OpenMap } from './openMap.ts';
import { readPalette } from './palette.ts';
import { troubleOf } from './trouble.ts';

/** `off`: nobody asked for it. `waiting`: the offline map is shown until this one has a picture. */
export type Online =
  | { state: 'off' | 'waiting'; trouble: Trouble | null }
  | Extract<OpenMap, { state: 'ready' }>;

const off: Online = { state: 'off', trouble: null };
const MARGIN = 0.24;
/** Also where the map's own control is folded, and on paper (Mapbox attribution guidelines). */
const MAPBOX = '© Mapbox © OpenStreetMap';
/** A picture that has not come by then comes too late: the offline map has been there all the time. */
const LATEST_MS = 15_000;
/** How often it is tried again while the network seems to be away. */
const RETRY_MS = 30_000;

/**
 * Mapbox over the offline map, while there is a token, somebody wants it, and the network carries it. When that
 * ends, for whatever reason, the offline map below is seen again at once, and this one comes back by itself.
 */
export function useOnline(
  box: RefObject<HTMLElement | null>,
  token: string | null,
  style: OnlineStyle | null,
  events: MapEvents,
): Online {
  const [open, setOpen] = useState<Online>(off);
  const [attempt, setAttempt] = useState(0);
  const onClick = useEffectEvent(events.onClick);
  const onDrag = useEffectEvent(events.onDrag);
  const onMove = useEffectEvent(events.onMove);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another effect
  useEffect(() => {
    if (!token || !style) return;
    const end = new AbortController();
    const { signal } = end;
    let engine: MapEngine | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => setAttempt((n) => n + 1);
    const fail = (trouble: Trouble): void => {
      if (signal.aborted) return;
      end.abort();
      engine?.remove();
      engine = null;
      setOpen({ state: 'waiting', trouble });
      // A token that was refused stays refused until the settings change.
      if (trouble === 'network') retry = setTimeout(again, RETRY_MS);
    };
    const start = async (container: HTMLElement): Promise<void> => {
      try {
        const data = await mapData();
        const { openMapbox } = await import('./mapbox.ts');
        signal.throwIfAborted();
        const whole = boundsOf(data.kabupaten);
        const late = setTimeout(() => fail('network'), LATEST_MS);
        try {
          engine = await openMapbox({
            ...{ container, data, token, style, bounds: whole, limits: around(whole, MARGIN), signal },
            palette: readPalette(container),
            onClick: (...args) => onClick(...args),
            onDrag: (...args) => onDrag(...args),
            onMove: (moved) => onMove(moved),
            onTrouble: fail,
          });
        } catch (error) {
          fail(troubleOf(error as Error) ?? 'network');
          return;
        } finally {
          clearTimeout(late);
        }
        if (signal.aborted) return engine.remove();
        setOpen({ state: 'ready', engine, data, whole, attribution: MAPBOX });
      } catch (error) {
        if (signal.aborted) return;
        console.error('mapbox did not open', error);
        fail('network');
      }
    };
    const gone = (): void => fail('network');
    window.addEventListener('offline', gone);
    window.addEventListener('online', again);
    setOpen((now) => (now.state === 'off' ? { state: 'waiting', trouble: null } : now));
    if (box.current) void start(box.current);
    return () => {
      window.removeEventListener('offline', gone);
      window.removeEventListener('online', again);
      clearTimeout(retry);
      end.abort();
      engine?.remove();
      engine = null;
      setOpen((now) => (now.state === 'ready' ? { state: 'waiting', trouble: null } : now));
    };
  }, [box, token, style, attempt]);
  return token && style ? open : off;
}
