import { useMemo } from 'react';
import { effectivePriority, type Incident } from '../../../shared/domain/incident.ts';
import { useDesk } from '../desk/desk.ts';
import { useNow } from '../desk/useNow.ts';
import { PriorityMark } from '../intake/PriorityMark.tsx';
import { areaName } from '../place/area-name.ts';
import { useTexts } from '../texts.tsx';
import styles from './number.module.css';

const RECENT_MS = 6 * 3_600_000;
const MOST = 3;

/** What others have reported in the last hours: who calls now may call about the same. */
export function RecentIncidents({ training }: { training: boolean }) {
  const t = useTexts();
  const now = useNow(10_000);
  const all = useDesk((state) => state.incidents);
  const recent = useMemo(
    () =>
      Object.values(all)
        .filter(
          (incident) =>
            incident.status !== 'closed' &&
            // Who practises sees everything; a practised incident is no news to a real caller.
            (training || !incident.training) &&
            incident.createdAt > now - RECENT_MS &&
            saysSomething(incident),
        )
        .sort((a, b) => b.createdAt - a.createdAt),
    [all, now, training],
  );
  return (
    <section className={styles.recent} aria-label={t('screen.number.recent')} data-testid="recent-incidents">
      <h2>
        {recent.length === 0
          ? t('screen.number.noRecent')
          : `${t('screen.number.recent')} (${recent.length})`}
      </h2>
      <ul>
        {recent.slice(0, MOST).map((incident) => (
          <Line key={incident.id} incident={incident} age={age(t, now - incident.createdAt)} />
        ))}
      </ul>
    </section>
  );
}

function Line({ incident, age }: { incident: Incident; age: string }) {
  const t = useTexts();
  const { fields } = incident;
  const priority = effectivePriority(incident);
  return (
    <li className={styles.incident} data-testid="recent-incident">
      <span className={`${styles.priority} ${priority ? styles[priority] : ''}`}>
        {priority ? <PriorityMark priority={priority} /> : `○ ${t('screen.number.noPriority')}`}
      </span>
      <span className={styles.what}>
        {[
          fields.category ? t(`domain.category.${fields.category}`) : fields.whatHappened,
          fields.locationText || fields.landmark || areaName(fields.desa ?? fields.kecamatan),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className={styles.age}>{age}</span>
    </li>
  );
}

const saysSomething = ({ fields }: Incident): boolean =>
  fields.category !== null || fields.whatHappened !== '' || fields.locationText !== '';

function age(t: ReturnType<typeof useTexts>, ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return minutes < 60
    ? t('screen.number.minutes', { minutes })
    : t('screen.number.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
