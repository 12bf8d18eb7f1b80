import { useEffect, useState } from 'react';
import type { MapProgress } from '../../../../shared/contract/map.ts';
import type { Basemap } from '../../../../shared/domain/basemap.ts';

export interface BasemapState {
  /** `undefined` until the core has said whether there is one. */
  basemap: Basemap | null | undefined;
  /** An import under way. */
  progress: MapProgress | null;
}

/** The room's own basemap, as the core has it. */
export function useBasemap(): BasemapState {
  const [state, setState] = useState<BasemapState>({ basemap: undefined, progress: null });
  useEffect(() => {
    const { invoke, subscribe } = window.siaga;
    const look = async (): Promise<void> => {
      const answer = await invoke('map.basemap', {});
      // While the core is away the shipped map is drawn; it says when it is back.
      setState((now) => ({ ...now, basemap: answer.ok ? answer.value : (now.basemap ?? null) }));
    };
    const ends = [
      subscribe('map.changed', (basemap) => setState({ basemap, progress: null })),
      subscribe('map.importing', (progress) => setState((now) => ({ ...now, progress }))),
      subscribe('desk.ready', () => void look()),
    ];
    void look();
    return () => {
      for (const end of ends) end();
    };
  }, []);
  return state;
}
