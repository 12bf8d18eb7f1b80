import { type RefObject, useEffect, useRef } from 'react';
import type { Basemap } from '../../../shared/domain/basemap.ts';
import type { MapEvents, OnlineStyle, Trouble, View } from './engine.ts';
import type { OpenMap } from './openMap.ts';
import { useOffline } from './useOffline.ts';
import { useOnline } from './useOnline.ts';

export interface Maps {
  /** The one that is seen. */
  map: OpenMap;
  online: boolean;
  trouble: Trouble | null;
}

interface Boxes {
  offline: RefObject<HTMLElement | null>;
  online: RefObject<HTMLElement | null>;
}

/** Two maps, one above the other, of which one is seen: changing over takes no longer than a frame. */
export function useMaps(
  boxes: Boxes,
  wanted: { basemap: Basemap | null | undefined; token: string | null; style: OnlineStyle | null },
  events: Omit<MapEvents, 'onMove'>,
): Maps {
  const last = useRef<View | null>(null);
  const followed: MapEvents = {
    ...events,
    onMove(view) {
      last.current = view;
    },
  };
  const offline = useOffline(boxes.offline, wanted.basemap, followed);
  const online = useOnline(boxes.online, wanted.token, wanted.style, followed);
  const map = online.state === 'ready' ? online : offline;
  const engine = map.state === 'ready' ? map.engine : null;
  // The map that comes into sight looks where the one before it looked.
  useEffect(() => {
    if (engine && last.current) engine.look(last.current);
  }, [engine]);
  return {
    map,
    online: online.state === 'ready',
    trouble: online.state === 'ready' ? null : online.trouble,
  };
}
