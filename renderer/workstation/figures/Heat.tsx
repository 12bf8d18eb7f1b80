import { type KeyboardEvent, useId, useState } from 'react';
import { useTexts } from '../texts.tsx';
import styles from './figures.module.css';
import { useWritten } from './format.ts';
import { weekdays } from './weekdays.ts';

const shades = [styles.heat0, styles.heat1, styles.heat2, styles.heat3, styles.heat4];

const steps: Readonly<Record<string, readonly [day: number, hour: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Days of the week × hours: each cell says its number, the shade only shows where to look. */
export function Heat(props: {
  heat: readonly (readonly number[])[];
  open: (day: number, hour: number) => void;
}) {
  const t = useTexts();
  const { whole } = useWritten();
  const heading = useId();
  const [stop, setStop] = useState({ day: 0, hour: 0 });
  const { heat, open } = props;
  const most = Math.max(1, ...heat.flat());
  function move(event: KeyboardEvent<HTMLTableElement>): void {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const day = Math.max(0, Math.min(6, stop.day + step[0]));
    const hour = Math.max(0, Math.min(23, stop.hour + step[1]));
    setStop({ day, hour });
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${day}:${hour}"]`)?.focus();
  }
  return (
    <section className={`${styles.card} ${styles.wide}`}>
      <h3 id={heading}>{t('lead.figures.heat')}</h3>
      <table className={styles.heat} aria-labelledby={heading} onKeyDown={move} data-testid="heat">
        <thead>
          <tr>
            <th scope="col">{t('lead.figures.weekday')}</th>
            {Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')).map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((weekday, day) => (
            <tr key={weekday}>
              <th scope="row">{t(`lead.figures.weekdays.${weekday}`)}</th>
              {(heat[day] ?? []).map((calls, hour) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its hour
                <td key={hour}>
                  <button
                    type="button"
                    className={`${styles.heatCell} ${shades[Math.ceil((calls / most) * 4)]}`}
                    data-at={`${day}:${hour}`}
                    tabIndex={stop.day === day && stop.hour === hour ? 0 : -1}
                    aria-label={t('lead.figures.cell', {
                      day: t(`lead.figures.weekdays.${weekday}`),
                      hour: `${String(hour).padStart(2, '0')}.00`,
                      count: calls,
                    })}
                    onFocus={() => setStop({ day, hour })}
                    onClick={() => open(day, hour)}
                  >
                    {calls === 0 ? '' : whole(calls)}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
