import { useId } from 'react';
import type { Durations, Figures } from '../../../shared/contract/figures.ts';
import { ANSWER_SECONDS, type AnswerSeconds } from '../../../shared/domain/figures.ts';
import { useDesk } from '../desk/desk.ts';
import { useTexts } from '../texts.tsx';
import styles from './figures.module.css';
import { useWritten } from './format.ts';
import { BarCell, Heads, Rows } from './parts.tsx';

/** How long it took: of every kind how many, and what half, nine of ten and nineteen of twenty did not exceed. */
export function Times(props: {
  title: string;
  rows: readonly (readonly [name: string, took: Durations, before: Durations | null, open: () => void])[];
}) {
  const { rows, title } = props;
  const compared = rows.some(([, , before]) => before !== null);
  const t = useTexts();
  const { whole, lasted } = useWritten();
  const heading = useId();
  return (
    <section className={styles.card}>
      <h3 id={heading}>{title}</h3>
      <table className={styles.table} aria-labelledby={heading} data-testid="times">
        <Heads
          words={t('lead.figures.timesOf')}
          numbers={[
            t('lead.figures.count'),
            t('lead.figures.median'),
            t('lead.figures.nine'),
            t('lead.figures.most'),
            ...(compared ? [t('lead.figures.medianBefore')] : []),
          ]}
        />
        <tbody>
          {rows.map(([name, { count, p50, p90, p95 }, before, open]) => (
            <tr key={name}>
              <th scope="row">
                <Rows open={open} title={t('lead.figures.openRows', { what: name })}>
                  {name}
                </Rows>
              </th>
              <td className={styles.number}>{whole(count)}</td>
              <td className={styles.number}>{lasted(p50)}</td>
              <td className={styles.number}>{lasted(p90)}</td>
              <td className={styles.number}>{lasted(p95)}</td>
              {compared && <td className={styles.number}>{lasted(before?.p50 ?? null)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Of all that were answered, how many within so many seconds. */
export function Within({
  answer,
  before,
  open,
}: {
  answer: Figures['answer'];
  before: Figures['answer'] | null;
  open: (seconds: AnswerSeconds) => void;
}) {
  const t = useTexts();
  const { whole, percent } = useWritten();
  const heading = useId();
  return (
    <section className={styles.card}>
      <h3 id={heading}>{t('lead.figures.answerTime')}</h3>
      <table className={styles.table} aria-labelledby={heading} data-testid="within">
        <thead>
          <tr>
            <th scope="col">{t('lead.figures.answered')}</th>
            <td />
            <th scope="col" className={styles.number}>
              {t('lead.figures.count')}
            </th>
            <th scope="col" className={styles.number}>
              {t('lead.figures.share')}
            </th>
            {before && (
              <th scope="col" className={styles.number}>
                {t('lead.figures.beforeShort')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {ANSWER_SECONDS.map((limit) => (
            <tr key={limit}>
              <th scope="row">
                <Rows open={() => open(limit)}>{t('lead.figures.withinSeconds', { seconds: limit })}</Rows>
              </th>
              <BarCell part={answer.count === 0 ? 0 : answer.within[limit] / answer.count} />
              <td className={styles.number}>{whole(answer.within[limit])}</td>
              <td className={styles.number}>{percent(answer.within[limit], answer.count)}</td>
              {before && <td className={styles.number}>{percent(before.within[limit], before.count)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What each agency did with what it was told. */
export function AgencyTimes({
  agencies,
  open,
}: {
  agencies: Figures['agencies'];
  open: (agency: string) => void;
}) {
  const t = useTexts();
  const { whole, lasted } = useWritten();
  const heading = useId();
  const known = useDesk((state) => state.agencies);
  if (agencies.length === 0) return null;
  return (
    <section className={styles.card}>
      <h3 id={heading}>{t('lead.figures.agencies')}</h3>
      <table className={styles.table} aria-labelledby={heading} data-testid="agency-times">
        <Heads
          words={t('lead.search.agency')}
          numbers={[
            t('lead.figures.handOffs'),
            t('domain.handOffState.acknowledged'),
            t('lead.figures.nine'),
            t('domain.handOffState.on_scene'),
          ]}
        />
        <tbody>
          {agencies.map(({ agencyId, handOffs, acknowledged, onScene }) => (
            <tr key={agencyId}>
              <th scope="row">
                <Rows open={() => open(agencyId)}>
                  {known.find(({ id }) => id === agencyId)?.shortName ?? agencyId}
                </Rows>
              </th>
              <td className={styles.number}>{whole(handOffs)}</td>
              <td className={styles.number}>{lasted(acknowledged.p50)}</td>
              <td className={styles.number}>{lasted(acknowledged.p90)}</td>
              <td className={styles.number}>{lasted(onScene.p50)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
