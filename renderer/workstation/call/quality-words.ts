import type { CallQuality } from '../../../shared/domain/call-quality.ts';
import type { Texts } from '../../../shared/i18n/index.ts';

type Figures = Pick<CallQuality, 'mos' | 'loss' | 'jitter' | 'roundTrip'> & { worstMos?: number };

/** The figures as technicians read them: `MOS 4,4, hilang 0 %, jitter 5 ms`. */
export function qualityWords({ t }: Pick<Texts, 't'>, quality: Figures): string {
  const { mos, worstMos, loss, jitter, roundTrip } = quality;
  return [
    t('screen.quality.mos', { mos }),
    ...(worstMos === undefined ? [] : [t('screen.quality.worst', { mos: worstMos })]),
    t('screen.quality.loss', { percent: Number((loss * 100).toFixed(1)) }),
    t('screen.quality.jitter', { ms: jitter }),
    ...(roundTrip === null ? [] : [t('screen.quality.roundTrip', { ms: roundTrip })]),
  ].join(', ');
}
