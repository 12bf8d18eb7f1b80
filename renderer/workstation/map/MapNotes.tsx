import type { AgencyPost } from '../../../shared/domain/agency.ts';
import type { Bounds } from '../../../shared/domain/basemap.ts';
import type { LocatedPoint, Point } from '../../../shared/domain/incident.ts';
import { bearing, distance, formatDistance, windOf } from '../../../shared/place/bearing.ts';
import { areaAt, placeAt } from '../../../shared/place/place-at.ts';
import { useLanguage, useTexts } from '../texts.tsx';
import type { Trouble } from './engine.ts';
import { thresholds } from './heat/steps.ts';
import type { HeatState } from './heat/useHeat.ts';
import styles from './map.module.css';
import { useMapDesk } from './mapDesk.ts';
import type { OpenMap } from './openMap.ts';
import { nearest } from './overlay/posts.ts';
import type { PrintOutcome } from './usePrint.ts';

interface Props {
  map: OpenMap;
  point: LocatedPoint | null;
  posts: readonly AgencyPost[];
  /** Null while nothing is measured. */
  corners: readonly Point[] | null;
  copied: string | null;
  printed: PrintOutcome | null;
  trouble: Trouble | null;
  heat: HeatState;
  hidden: boolean;
}

/** What the map has to say in words: a few short lines in its corner. */
export function MapNotes({ map, point, posts, corners, copied, printed, trouble, heat, hidden }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const wide = useMapDesk((state) => state.wide);
  const lines: [key: string, text: string][] = [];
  if (trouble) lines.push(['trouble', t(`screen.map.trouble.${trouble}`)]);
  if (point && map.state === 'ready' && placeAt(map.data.desa, point).desa === null) {
    const side = areaAt(map.data.neighbours, point)?.name;
    const wind = t(`screen.wind.${windOf(bearing(middle(map.whole), point))}`);
    lines.push(['outside', side ? t('screen.map.outside', { side }) : t('screen.map.outsideFar', { wind })]);
  }
  if (point) {
    for (const { post, away, wind } of nearest(posts, point, wide ? 3 : 1)) {
      const said = {
        distance: formatDistance(away, language),
        wind: t(`screen.wind.${wind}`),
        post: post.name,
      };
      lines.push([`post ${post.name}`, t('screen.map.fromPost', said)]);
    }
  }
  if (corners) {
    const length = corners.reduce((sum, corner, i) => {
      const before = corners[i - 1];
      return before ? sum + distance(before, corner) : 0;
    }, 0);
    const said = { distance: formatDistance(length, language) };
    lines.push([
      'measure',
      corners.length < 2 ? t('screen.map.measureHint') : t('screen.map.measured', said),
    ]);
  }
  if (copied) lines.push(['copied', t('screen.map.copied', { text: copied })]);
  if (printed)
    lines.push([
      'printed',
      printed.file ? t('screen.map.printedFile', { file: printed.file }) : t('screen.map.printed'),
    ]);
  const limits = heat.counts ? thresholds(heat.counts.areas.map(({ calls }) => calls)) : [];
  const most = heat.counts?.areas[0]?.calls ?? 0;
  return (
    <div className={styles.notes} hidden={hidden}>
      <div role="status">
        {lines.map(([key, text]) => (
          <p key={key} data-note={key.split(' ')[0]}>
            {text}
          </p>
        ))}
      </div>
      {limits.length > 0 && (
        <ul className={styles.legend} aria-label={t('screen.map.heat')} data-testid="heat-legend">
          {limits.map((least, index) => (
            <li key={least}>
              <i style={{ background: `var(--map-heat-${index + 1})` }} />
              {least}–{(limits[index + 1] ?? most + 1) - 1}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** From where a far place is pointed at. */
const middle = ([west, south, east, north]: Bounds): Point => ({
  lat: (south + north) / 2,
  lon: (west + east) / 2,
});
