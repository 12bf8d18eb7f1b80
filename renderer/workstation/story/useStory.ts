import { useEffect, useState } from 'react';
import type { StoryEntry } from '../../../shared/contract/incident.ts';
import type { IncidentId } from '../../../shared/domain/ids.ts';
import { desk } from '../desk/desk.ts';

/** Several entries of one moment are asked for once. */
const TOGETHER_MS = 120;

/** Everything the log holds about an incident; asked for again when something of it changes. Null until it is there. */
export function useStory(incidentId: IncidentId): StoryEntry[] | null {
  const [held, setHeld] = useState<{ id: IncidentId; entries: StoryEntry[] } | null>(null);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      timer = undefined;
      const result = await window.siaga.invoke('incident.story', { incidentId });
      if (!over && result.ok) setHeld({ id: incidentId, entries: result.value });
    };
    const soon = (): void => {
      timer ??= setTimeout(() => void look(), TOGETHER_MS);
    };
    const isPart = (id: IncidentId | null): boolean =>
      id === incidentId ||
      (desk.getState().incidents[incidentId]?.mergedFrom.some((one) => one.id === id) ?? false);
    const { subscribe } = window.siaga;
    const ends = [
      subscribe('incident.changed', (incident) => isPart(incident.id) && soon()),
      subscribe('call.changed', (call) => isPart(call.incidentId) && soon()),
      subscribe('handoff.changed', (handOff) => isPart(handOff.incidentId) && soon()),
      subscribe('desk.ready', soon),
    ];
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
      for (const end of ends) end();
    };
  }, [incidentId]);
  return held?.id === incidentId ? held.entries : null;
}
