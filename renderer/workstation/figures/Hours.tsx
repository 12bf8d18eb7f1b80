import { useId, useState } from 'react';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import styles from './figures.module.css';
import { useWritten } from './format.ts';
import { Heads, Rows } from './parts.tsx';

const HEIGHT = 100;
const BAR = 26;

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}.00`;

/** Calls by hour of the day: a picture, and the same as a table. */
export function Hours({ hours, open }: { hours: readonly number[]; open: (hour: number) => void }) {
  const t = useTexts();
  const { whole, percent } = useWritten();
  const heading = useId();
  const [table, setTable] = useState(false);
  const all = hours.reduce((sum, calls) => sum + calls, 0);
  const most = Math.max(1, ...hours);
  const busiest = hours.indexOf(most);
  return (
    <section className={`${styles.card} ${styles.wide}`}>
      <header className={styles.cardHead}>
        <h3 id={heading}>{t('lead.figures.byHour')}</h3>
        <KeyButton tone="quiet" aria-pressed={table} onClick={() => setTable((shown) => !shown)}>
          {t('lead.figures.table')}
        </KeyButton>
      </header>
      {table ? (
        <table className={styles.table} aria-labelledby={heading} data-testid="hours-table">
          <Heads
            words={t('lead.figures.hour')}
            numbers={[t('lead.figures.count'), t('lead.figures.share')]}
          />
          <tbody>
            {hours.map((calls, hour) => (
              <tr key={clock(hour)}>
                <th scope="row">
                  <Rows open={() => open(hour)}>{clock(hour)}</Rows>
                </th>
                <td className={styles.number}>{whole(calls)}</td>
                <td className={styles.number}>{percent(calls, all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <svg
          className={styles.hours}
          viewBox={`0 0 ${24 * BAR} ${HEIGHT + 30}`}
          role="img"
          aria-label={`${t('lead.figures.byHour')}: ${clock(busiest)} ${whole(hours[busiest] ?? 0)}`}
        >
          {hours.map((calls, hour) => {
            const height = (calls / most) * HEIGHT;
            const middle = hour * BAR + BAR / 2;
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the keyboard has the table
              <g key={clock(hour)} className={styles.hoursBar} onClick={() => open(hour)}>
                <rect x={hour * BAR + 3} y={HEIGHT + 12 - height} width={BAR - 6} height={height} />
                {calls > 0 && (
                  <text x={middle} y={HEIGHT + 9 - height}>
                    {whole(calls)}
                  </text>
                )}
                <text x={middle} y={HEIGHT + 26}>
                  {String(hour).padStart(2, '0')}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </section>
  );
}
