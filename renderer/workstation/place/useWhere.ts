import { useEffect, useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/index.ts';
import type { Point } from '../../../shared/domain/incident.ts';

/** What a point lies in; null until it is known. */
export function useWhere(point: Point | null): CommandOutput<'place.at'> | null {
  const [where, setWhere] = useState<CommandOutput<'place.at'> | null>(null);
  const { lat = null, lon = null } = point ?? {};
  useEffect(() => {
    let stale = false;
    setWhere(null);
    if (lat === null || lon === null) return;
    void window.siaga.invoke('place.at', { lat, lon }).then((answer) => {
      if (!stale && answer.ok) setWhere(answer.value);
    });
    return () => {
      stale = true;
    };
  }, [lat, lon]);
  return where;
}
