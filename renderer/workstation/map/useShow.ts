import { useEffect } from 'react';
import type { OpenMap } from './openMap.ts';
import type { Shown } from './overlay/diff.ts';
import type { ShownSource } from './overlay/layers.ts';

/** Keeps one source of the map as it should be, on whichever map is seen. */
export function useShow(map: OpenMap, source: ShownSource, features: readonly Shown[]): void {
  useEffect(() => {
    if (map.state === 'ready') map.engine.show(source, features);
  }, [map, source, features]);
}
