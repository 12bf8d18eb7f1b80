import { useId } from 'react';
import type { Figures } from '../../../shared/contract/figures.ts';
import { type Knowable, knowables } from '../../../shared/domain/figures.ts';
import { useTexts } from '../texts.tsx';
import styles from './figures.module.css';
import { useWritten } from './format.ts';
import { Heads, Rows } from './parts.tsx';

/** What is known of how many incidents. What opens is the list of those of which it is not: they can still be asked. */
export function Completeness(props: {
  now: Figures;
  before: Figures | null;
  open: (missing: Knowable) => void;
}) {
  const t = useTexts();
  const { whole, percent } = useWritten();
  const heading = useId();
  const { now, before, open } = props;
  const known = (of: Figures, one: Knowable): number => of.completeness.known[one] ?? 0;
  return (
    <section className={styles.card}>
      <h3 id={heading}>{t('lead.figures.completeness')}</h3>
      <table className={styles.table} aria-labelledby={heading} data-testid="completeness">
        <Heads
          words={t('lead.figures.ofIncidents')}
          numbers={[
            t('lead.figures.known'),
            t('lead.figures.share'),
            ...(before ? [t('lead.figures.beforeShort')] : []),
            t('lead.figures.unknown'),
          ]}
        />
        <tbody>
          {knowables.map((one) => {
            const what = t(`lead.figures.knowable.${one}`);
            const missing = whole(now.incidents - known(now, one));
            return (
              <tr key={one}>
                <th scope="row">{what}</th>
                <td className={styles.number}>{whole(known(now, one))}</td>
                <td className={styles.number}>{percent(known(now, one), now.incidents)}</td>
                {before && <td className={styles.number}>{percent(known(before, one), before.incidents)}</td>}
                <td className={styles.number}>
                  <Rows open={() => open(one)} label={`${t('lead.search.missing', { what })}: ${missing}`}>
                    {missing}
                  </Rows>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
