import { useEffect, useMemo } from 'react';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { told, useDesk } from '../desk/desk.ts';

/** The hand-offs of an event, oldest first; those of a closed or a merged incident are asked for. */
export function useHandOffs(incidentId: IncidentId | null): HandOff[] {
  const all = useDesk((state) => state.handOffs);
  const closed = useDesk((state) => incidentId !== null && state.incidents[incidentId]?.status === 'closed');
  const mergedFrom = useDesk((state) => (incidentId ? state.incidents[incidentId]?.mergedFrom : undefined));
  const merged = mergedFrom?.length ?? 0;
  useEffect(() => {
    if (!incidentId || !(closed || merged > 0)) return;
    void window.siaga.invoke('handoff.list', { incidentId }).then((result) => {
      if (result.ok) for (const handOff of result.value) told.handOff(handOff);
    });
  }, [incidentId, closed, merged]);
  return useMemo(() => {
    const ids = new Set([incidentId, ...(mergedFrom ?? []).map(({ id }) => id)]);
    return all
      .filter((handOff) => ids.has(handOff.incidentId))
      .sort((a, b) => (a.times.queued ?? 0) - (b.times.queued ?? 0));
  }, [all, incidentId, mergedFrom]);
}
