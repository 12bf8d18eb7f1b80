import { useEffect, useMemo, useState } from 'react';
import type { SimilarIncident } from '../../../shared/contract/incident.ts';
import type { IncidentChanges, IncidentFields } from '../../../shared/domain/incident.ts';
import { selectedCall, selectedIncident, selectedIncidentId, useDesk } from '../desk/desk.ts';
import { useFormFields } from '../intake/autosave.ts';

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
  const incidents = useDesk((state) => state.incidents);
  const fields = useFormFields();
  const asked = useMemo(() => JSON.stringify(compared(fields)), [fields]);
  const others = useMemo(
    () => Object.values(incidents).some(({ id, status }) => status !== 'closed' && id !== incidentId),
    [incidents, incidentId],
  );
  const subject = `${callId ?? ''} ${incidentId ?? ''}`;
  const [held, setHeld] = useState<{ subject: string; found: SimilarIncident[] }>({ subject, found: [] });

  // biome-ignore lint/correctness/useExhaustiveDependencies: incidents that change may become alike or unlike
  useEffect(() => {
    if (closed) return setHeld({ subject, found: [] });
    let over = false;
    const look = async (): Promise<void> => {
      const changes = JSON.parse(asked) as IncidentChanges;
      const result = await window.siaga.invoke('incident.similar', { incidentId, callId, changes });
      if (!over && result.ok) setHeld({ subject, found: result.value });
    };
    const timer = setTimeout(() => void look(), TYPING_MS);
    const ageing = setInterval(() => void look(), AGEING_MS);
    return () => {
      over = true;
      clearTimeout(timer);
      clearInterval(ageing);
    };
  }, [asked, callId, incidentId, closed, incidents, subject]);

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
