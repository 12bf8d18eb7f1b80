import { useId } from 'react';
import type { Counts } from '../../../shared/contract/figures.ts';
import { useTexts } from '../texts.tsx';
import styles from './figures.module.css';
import { useWritten } from './format.ts';
import { BarCell, Rows } from './parts.tsx';

/**
 * A chart that is its own table: a row for each code, with its bar, its count and its share. The row's name opens
 * the list of those calls.
 */
export function Breakdown(props: {
  title: string;
  note?: string;
  counts: Counts;
  all: number;
  before: Counts | null;
  name: (key: string | null) => string;
  open: (key: string | null) => void;
  testId: string;
}) {
  const t = useTexts();
  const { whole, percent, change } = useWritten();
  const heading = useId();
  const { title, note, counts, all, before, name, open } = props;
  // Most calls are of no incident: beside their bar nothing else would be seen.
  const most = Math.max(1, ...counts.map(({ key, calls }) => (key === null ? 0 : calls)));
  return (
    <section className={styles.card}>
      <h3 id={heading}>{title}</h3>
      {note && <p className={styles.note}>{note}</p>}
      <table className={styles.table} aria-labelledby={heading} data-testid={props.testId}>
        <thead className={styles.unseen}>
          <tr>
            <th scope="col">{title}</th>
            <td />
            <th scope="col">{t('lead.figures.count')}</th>
            <th scope="col">{t('lead.figures.share')}</th>
            {before && <th scope="col">{t('lead.figures.beforeShort')}</th>}
          </tr>
        </thead>
        <tbody>
          {counts.map(({ key, calls }) => (
            <tr key={key ?? ''}>
              <th scope="row">
                <Rows open={() => open(key)} title={t('lead.figures.openRows', { what: name(key) })}>
                  {name(key)}
                </Rows>
              </th>
              <BarCell part={key === null ? 0 : calls / most} />
              <td className={styles.number}>{whole(calls)}</td>
              <td className={styles.number}>{percent(calls, all)}</td>
              {before && (
                <td className={styles.number}>
                  {change(calls, before.find((other) => other.key === key)?.calls ?? 0)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
