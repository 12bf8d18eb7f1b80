import { useMemo } from 'react';
import { effectivePriority, type Incident } from '../../../shared/domain/incident.ts';
import { select, selectedIncidentId, useDesk } from '../desk/desk.ts';
import { PriorityMark } from '../intake/PriorityMark.tsx';
import { useFormats, useTexts } from '../texts.tsx';
import styles from './list.module.css';

function Priority({ incident }: { incident: Incident }) {
  const priority = effectivePriority(incident);
  return priority && <PriorityMark priority={priority} />;
}

export function OpenIncidents() {
  const t = useTexts();
  const formats = useFormats();
  const all = useDesk((state) => state.incidents);
  const shown = useDesk(selectedIncidentId);
  const open = useMemo(
    () =>
      Object.values(all)
        .filter((incident) => incident.status !== 'closed')
        .sort((a, b) => b.createdAt - a.createdAt),
    [all],
  );
  if (open.length === 0) return <p className={styles.empty}>{t('screen.list.noIncidents')}</p>;
  return (
    <ul className={styles.scroller}>
      {open.map((incident) => (
        <li key={incident.id}>
          <button
            type="button"
            className={styles.call}
            aria-current={incident.id === shown ? 'true' : undefined}
            onClick={() => select({ callId: incident.calls[0] ?? null, incidentId: incident.id })}
          >
            <span className={styles.line}>
              <b>{incident.number}</b>
              <span className={styles.time}>{formats.clock(incident.createdAt)}</span>
            </span>
            <span className={styles.line}>
              <span className={styles.tag}>{t(`domain.incidentStatus.${incident.status}`)}</span>
              <Priority incident={incident} />
              <span className={styles.what}>
                {[
                  incident.fields.category ? t(`domain.category.${incident.fields.category}`) : '',
                  incident.fields.locationText || incident.fields.whatHappened,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
