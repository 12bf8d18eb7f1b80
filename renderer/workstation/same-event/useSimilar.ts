import { useEffect, useState } from 'react';
import type { SimilarIncident } from '../../../shared/contract/incident.ts';
import type { IncidentChanges, IncidentFields } from '../../../shared/domain/incident.ts';
import { desk, selectedCall, selectedIncident, selectedIncidentId, useDesk } from '../desk/desk.ts';
import { followForm, formFields } from '../intake/autosave.ts';

const TYPING_MS = 300;
/** What is a few minutes ago gets older without anything being typed. */
const AGEING_MS = 60_000;
/** What matters is said first; a pasted book is not sent with every letter. */
const READ = 2_000;

export interface Similar {
  found: SimilarIncident[];
  /** Whether anything but this report is open: otherwise there is nothing to look for. */
  others: boolean;
}

/** The incidents that the form on the screen may be about; asked again as it changes, and as they do. */
export function useSimilar(): Similar {
  const incidentId = useDesk(selectedIncidentId);
  const callId = useDesk(selectedCall)?.id ?? null;
  const closed = useDesk((state) => selectedIncident(state)?.status === 'closed');
  const others = useDesk((state) =>
    Object.values(state.incidents).some(({ id, status }) => status !== 'closed' && id !== incidentId),
  );
  const subject = `${callId ?? ''} ${incidentId ?? ''}`;
  const [held, setHeld] = useState<{ subject: string; found: SimilarIncident[] }>({ subject, found: [] });

  useEffect(() => {
    if (closed) return setHeld({ subject, found: [] });
    let over = false;
    let asked = '';
    let known: unknown = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const changes = compared(formFields());
      const result = await window.siaga.invoke('incident.similar', { incidentId, callId, changes });
      if (!over && result.ok) setHeld({ subject, found: result.value });
    };
    // Incidents that change may become alike or unlike, too.
    const consider = (): void => {
      const { incidents } = desk.getState();
      const now = JSON.stringify(compared(formFields()));
      if (now === asked && incidents === known) return;
      asked = now;
      known = incidents;
      clearTimeout(timer);
      timer = setTimeout(() => void look(), TYPING_MS);
    };
    consider();
    const stop = followForm(consider);
    const ageing = setInterval(() => void look(), AGEING_MS);
    return () => {
      over = true;
      stop();
      clearTimeout(timer);
      clearInterval(ageing);
    };
  }, [callId, incidentId, closed, subject]);

  return { found: held.subject === subject ? held.found : [], others };
}

const compared = (fields: IncidentFields): IncidentChanges => ({
  category: fields.category,
  subCategory: fields.subCategory,
  kecamatan: fields.kecamatan,
  desa: fields.desa,
  point: fields.point,
  whatHappened: fields.whatHappened.slice(0, READ),
  locationText: fields.locationText.slice(0, READ),
  landmark: fields.landmark.slice(0, READ),
  callbackNumber: fields.callbackNumber.slice(0, 200),
});
