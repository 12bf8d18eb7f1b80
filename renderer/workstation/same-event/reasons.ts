import type { SimilarReason } from '../../../shared/contract/incident.ts';
import type { Say } from '../../../shared/i18n/index.ts';
import { areaName } from '../place/area-name.ts';

const MINUTE = 60_000;

/** `400 m dari titik ini`: why an incident may be the same event, in words. */
export function reasonText(t: Say, reason: SimilarReason): string {
  switch (reason.kind) {
    case 'number':
      return t('screen.same.number');
    case 'distance':
      return reason.metres < 1_000
        ? t('screen.same.metres', { metres: Math.max(10, Math.round(reason.metres / 10) * 10) })
        : t('screen.same.kilometres', { kilometres: Math.round(reason.metres / 100) / 10 });
    case 'desa':
      return t('screen.same.desa', { name: areaName(reason.code) });
    case 'desaNextTo':
      return t('screen.same.desaNextTo', { name: areaName(reason.code) });
    case 'kecamatan':
      return t('screen.same.kecamatan', { name: areaName(reason.code) });
    case 'time':
      return agoText(t, reason.ms);
    case 'closed':
      return t('screen.same.closed', { ago: agoText(t, reason.ms) });
    case 'category':
      return t('screen.same.category');
    case 'subCategory':
      return t('screen.same.subCategory');
    case 'words':
      return t('screen.same.words', { words: reason.words.join(', ') });
  }
}

/** `6 menit lalu` */
export function agoText(t: Say, ms: number): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 1) return t('screen.same.now');
  if (minutes < 120) return t('screen.same.minutesAgo', { count: minutes });
  return t('screen.same.hoursAgo', { count: Math.floor(minutes / 60) });
}
