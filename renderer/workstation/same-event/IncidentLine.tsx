import type { Incident } from '../../../shared/domain/incident.ts';
import { useTexts } from '../texts.tsx';

/** An incident in a line: its number, kind, and where or what. */
export function IncidentLine({ incident }: { incident: Incident }) {
  const t = useTexts();
  const { category, locationText, whatHappened } = incident.fields;
  return (
    <>
      <b>{incident.number}</b>{' '}
      {[
        incident.status === 'open' ? '' : t(`domain.incidentStatus.${incident.status}`),
        category ? t(`domain.category.${category}`) : '',
        whatHappened.slice(0, 80),
        locationText.slice(0, 80),
      ]
        .filter(Boolean)
        .join(' · ')}
    </>
  );
}
