import type { CommandOutput } from '../../../shared/contract/index.ts';
import {
  certainties,
  type LocatedPoint,
  NEAR_RADIUS,
  pointSources,
} from '../../../shared/domain/incident.ts';
import { choosePlace } from '../../../shared/place/take-point.ts';
import { edit, formFields, useForm } from '../intake/autosave.ts';
import formStyles from '../intake/intake.module.css';
import { KeyButton } from '../keys/KeyButton.tsx';
import { useTexts } from '../texts.tsx';
import { areaName } from './area-name.ts';
import { metres } from './metres.ts';
import styles from './place.module.css';
import { useWhere } from './useWhere.ts';

type Where = CommandOutput<'place.at'>;
const radii = [50, 100, NEAR_RADIUS, 500, 1_000, 2_500, 5_000];

/** The point of the report, how it was got and how sure it is; what does not fit together is said, not changed. */
export default function PointField() {
  const t = useTexts();
  const point = useForm((fields) => fields.point);
  const where = useWhere(point);
  if (!point) {
    return (
      <div className={styles.pointField}>
        <span className={formStyles.label}>{t('screen.intake.point')}</span>
        <span className={formStyles.pointHint}>{t('screen.intake.noPoint')}</span>
      </div>
    );
  }
  const change = (next: LocatedPoint): void => edit({ point: next });
  const sure = (certainty: LocatedPoint['certainty']): void => {
    const { lat, lon, source, fillsPlace } = point;
    const got = { lat, lon, source, fillsPlace };
    const area = where?.desa ?? where?.kecamatan ?? null;
    if (certainty === 'exact') change({ ...got, certainty });
    else if (certainty === 'near') change({ ...got, certainty, radius: NEAR_RADIUS });
    else if (area) change({ ...got, certainty, area });
  };
  return (
    <div className={styles.pointField}>
      <span className={formStyles.label}>{t('screen.intake.point')}</span>
      <span className={formStyles.point} data-testid="point">
        {point.lat.toFixed(5)}, {point.lon.toFixed(5)}
        <KeyButton tone="quiet" onClick={() => edit({ point: null })}>
          {t('screen.intake.clearPoint')}
        </KeyButton>
      </span>
      <span className={styles.quality}>
        <select
          name="pointSource"
          aria-label={t('screen.place.source')}
          value={point.source}
          onChange={({ target }) => {
            const source = pointSources.find((one) => one === target.value);
            if (source) change({ ...point, source });
          }}
        >
          {pointSources.map((source) => (
            <option key={source} value={source}>
              {t(`domain.pointSource.${source}`)}
            </option>
          ))}
        </select>
        <select
          name="pointCertainty"
          aria-label={t('screen.place.certainty')}
          value={point.certainty}
          onChange={({ target }) => {
            const certainty = certainties.find((one) => one === target.value);
            if (certainty) sure(certainty);
          }}
        >
          {certainties.map((certainty) => (
            <option key={certainty} value={certainty} disabled={certainty === 'area' && !where?.kecamatan}>
              {t(`domain.pointCertainty.${certainty}`)}
            </option>
          ))}
        </select>
        {point.certainty === 'near' && (
          <select
            name="pointRadius"
            aria-label={t('screen.place.radius.label')}
            value={point.radius}
            onChange={({ target }) => change({ ...point, radius: Number(target.value) })}
          >
            {[...new Set([...radii, point.radius])]
              .sort((a, b) => a - b)
              .map((radius) => (
                <option key={radius} value={radius}>
                  {metres(radius, t)}
                </option>
              ))}
          </select>
        )}
      </span>
      <WhereLine where={where} />
    </div>
  );
}

/** Says when the point is outside Jombang, or in another desa than the form says; one button takes the point's. */
function WhereLine({ where }: { where: Where | null }) {
  const t = useTexts();
  const kecamatan = useForm((fields) => fields.kecamatan);
  const desa = useForm((fields) => fields.desa);
  if (!where) return null;
  if (where.outside !== null) {
    return (
      <p className={styles.note} role="status" data-testid="point-outside">
        {where.outside ? t('screen.place.outside', { name: where.outside }) : t('screen.place.far')}
      </p>
    );
  }
  const fits =
    (desa === null || desa === where.desa) && (kecamatan === null || kecamatan === where.kecamatan);
  if (fits) return null;
  const name = `${areaName(where.desa)}, ${areaName(where.kecamatan)}`;
  return (
    <p className={styles.note} role="status" data-testid="point-elsewhere">
      {t('screen.place.elsewhere', { name })}{' '}
      <KeyButton tone="quiet" onClick={() => edit(choosePlace(formFields(), where))}>
        {t('screen.place.useDesa', { name: areaName(where.desa) })}
      </KeyButton>
    </p>
  );
}
