import { useEffect, useState } from 'react';
import type { Incident } from '../../../shared/domain/incident.ts';
import { wibDay } from '../../../shared/time/wib.ts';
import { useToday } from '../list/useToday.ts';

const none: readonly Incident[] = [];

/** Today's incidents that are over, as long as they have a point. */
export function useClosed(): readonly Incident[] {
  const today = useToday();
  const [closed, setClosed] = useState(none);
  useEffect(() => {
    const { invoke, subscribe } = window.siaga;
    const look = async (): Promise<void> => {
      const answer = await invoke('map.closed', { day: today });
      if (answer.ok) setClosed(answer.value);
    };
    const ends = [
      subscribe('desk.ready', () => void look()),
      subscribe('incident.changed', (incident) => {
        const shown =
          incident.status === 'closed' && incident.fields.point && wibDay(incident.createdAt) === today;
        setClosed((all) => {
          const others = all.filter(({ id }) => id !== incident.id);
          if (shown) return [incident, ...others];
          return others.length === all.length ? all : others;
        });
      }),
    ];
    void look();
    return () => {
      for (const end of ends) end();
    };
  }, [today]);
  return closed;
}
