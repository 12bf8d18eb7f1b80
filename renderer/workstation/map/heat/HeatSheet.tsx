import { WibDay } from '../../../../shared/time/wib.ts';
import { useTexts } from '../../texts.tsx';
import styles from '../map.module.css';
import { Sheet } from '../Sheet.tsx';
import type { HeatState } from './useHeat.ts';

/** The numbers behind the colours, and the days they are of. */
export function HeatSheet({ heat }: { heat: HeatState }) {
  const t = useTexts();
  const { counts, from, to, names } = heat;
  const day = (end: 'from' | 'to', value: WibDay) => (
    <label>
      {t(`screen.map.heatDays.${end}`)}
      <input
        type="date"
        value={value}
        onChange={(event) => {
          const typed = WibDay.safeParse(event.target.value);
          if (typed.success) heat.choose({ [end]: typed.data });
        }}
        data-testid={`heat-${end}`}
      />
    </label>
  );
  return (
    <Sheet title={t('screen.map.heat')}>
      <div className={styles.days}>
        {day('from', from)}
        {day('to', to)}
      </div>
      <p className={styles.hint}>{t('screen.map.heatHint')}</p>
      {counts && (
        <table className={styles.table} data-testid="heat-table">
          <thead>
            <tr>
              <th scope="col">{t('screen.intake.kecamatan')}</th>
              <th scope="col">{t('screen.map.calls')}</th>
            </tr>
          </thead>
          <tbody>
            {counts.areas.map(({ kecamatan, calls }) => (
              <tr key={kecamatan}>
                <th scope="row">{names.get(kecamatan) ?? kecamatan}</th>
                <td>{calls}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('screen.map.elsewhere')}</th>
              <td>{counts.elsewhere}</td>
            </tr>
          </tbody>
        </table>
      )}
    </Sheet>
  );
}
