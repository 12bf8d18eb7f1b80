import { useState } from 'react';
import type { AgencyPost } from '../../../shared/domain/agency.ts';
import { effectivePriority, type Incident } from '../../../shared/domain/incident.ts';
import type { Say } from '../../../shared/i18n/index.ts';
import { formatDistance } from '../../../shared/place/bearing.ts';
import { ask } from '../desk/ask.ts';
import { useFormats, useLanguage, useTexts } from '../texts.tsx';
import type { MapData } from './data.ts';
import type { OpenMap } from './openMap.ts';
import { nearest } from './overlay/posts.ts';

/** `file` where it became a PDF instead of paper. */
export interface PrintOutcome {
  file: string | null;
}

interface Print {
  outcome: PrintOutcome | null;
  start(): Promise<void>;
}

/** The report with the map as it is seen, for those who go there. `source`: whose map it is. */
export function usePrint(
  map: OpenMap,
  shown: (() => Incident | null) | null,
  posts: readonly AgencyPost[],
  source: string,
): Print {
  const t = useTexts();
  const formats = useFormats();
  const language = useLanguage();
  const [outcome, setOutcome] = useState<PrintOutcome | null>(null);
  return {
    outcome,
    async start() {
      const report = shown?.();
      if (map.state !== 'ready' || !report) return;
      setOutcome(null);
      const image = await map.engine.picture();
      const printed = await ask('map.print', {
        language,
        name: report.number,
        title: t('screen.slip.title', { number: report.number }),
        subtitle: `${formats.date(report.createdAt)} ${formats.clock(report.createdAt)} WIB`,
        rows: slipRows(report, map.data, posts, language, t),
        image,
        source,
      });
      setOutcome(printed);
    },
  };
}

/** What is known, in the order in which it is needed on the way; nothing is printed of what is not known. */
export function slipRows(
  incident: Incident,
  data: Pick<MapData, 'desa' | 'kecamatan'>,
  posts: readonly AgencyPost[],
  language: 'id' | 'en',
  t: Say,
): [label: string, text: string][] {
  const { fields } = incident;
  const priority = effectivePriority(incident);
  const nameOf = (code: string | null): string =>
    [...data.kecamatan.features, ...data.desa.features].find(({ properties }) => properties.code === code)
      ?.properties.name ?? '';
  const { point } = fields;
  const away = (point ? nearest(posts, point, 3) : []).map((near) =>
    t('screen.map.fromPost', {
      distance: formatDistance(near.away, language),
      wind: t(`screen.wind.${near.wind}`),
      post: near.post.name,
    }),
  );
  const kind = [
    fields.category ? t(`domain.category.${fields.category}`) : '',
    fields.subCategory ? t(`domain.subCategory.${fields.subCategory}`) : '',
  ];
  const rows: [string, string][] = [
    [t('screen.intake.priority'), priority ? t(`domain.priority.${priority}`) : ''],
    [t('screen.intake.category'), kind.filter(Boolean).join(' · ')],
    [t('screen.intake.whatHappened'), fields.whatHappened],
    [t('screen.intake.locationText'), fields.locationText],
    [t('screen.intake.desa'), nameOf(fields.desa)],
    [t('screen.intake.kecamatan'), nameOf(fields.kecamatan)],
    [t('screen.intake.landmark'), fields.landmark],
    [t('screen.intake.point'), point ? `${point.lat.toFixed(6)}, ${point.lon.toFixed(6)}` : ''],
    [t('screen.slip.away'), away.join('\n')],
    [t('screen.intake.access'), fields.access],
    [t('screen.intake.victims'), fields.victims === null ? '' : String(fields.victims)],
    [t('screen.intake.victimsState'), fields.victimsState],
    [t('screen.intake.hazards'), fields.hazards],
    [t('screen.intake.callerName'), fields.callerName],
    [t('screen.intake.callbackNumber'), fields.callbackNumber],
    [t('screen.intake.notes'), fields.notes],
  ];
  return rows.filter(([, text]) => text !== '');
}
