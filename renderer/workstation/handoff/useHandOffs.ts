import { useEffect, useMemo } from 'react';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { told, useDesk } from '../desk/desk.ts';

/** The hand-offs of an incident, oldest first; those of a closed one are asked for. */
export function useHandOffs(incidentId: IncidentId | null): HandOff[] {
  const all = useDesk((state) => state.handOffs);
  const closed = useDesk((state) => (incidentId ? state.incidents[incidentId]?.status === 'closed' : false));
  useEffect(() => {
    if (!incidentId || !closed) return;
    void window.siaga.invoke('handoff.list', { incidentId }).then((result) => {
      if (result.ok) for (const handOff of result.value) told.handOff(handOff);
    });
  }, [incidentId, closed]);
  return useMemo(
    () =>
      all
        .filter((handOff) => handOff.incidentId === incidentId)
        .sort((a, b) => (a.times.queued ?? 0) - (b.times.queued ?? 0)),
    [all, incidentId],
  );
}
