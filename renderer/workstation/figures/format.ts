import type { Formats } from '../../../shared/i18n/formats.ts';
import { formatDuration } from '../../../shared/time/wib.ts';
import { useFormats, useTexts } from '../texts.tsx';

/** How figures are written in the language of the screen. */
export interface Written {
  /** `1.234` */
  whole(value: number): string;
  /** `12,5%`; a dash for a share of nothing. */
  percent(part: number, all: number): string;
  /** `+12`, `−3`, `0` */
  change(now: number, before: number): string;
  /** `7,4 dtk` below two minutes, else minutes and seconds. */
  lasted(ms: number | null): string;
}

export function written({ number }: Pick<Formats, 'number'>, seconds: string): Written {
  return {
    whole: number,
    percent: (part, all) => (all === 0 ? '–' : `${number((part / all) * 100)}%`),
    change: (now, before) =>
      now === before ? '0' : `${now > before ? '+' : '−'}${number(Math.abs(now - before))}`,
    lasted(ms) {
      if (ms === null) return '–';
      return ms < 120_000
        ? `${number(ms / 1_000)} ${seconds}`
        : formatDuration(Math.round(ms / 1_000) * 1_000);
    },
  };
}

export const useWritten = (): Written => {
  const t = useTexts();
  return written(useFormats(), t('lead.figures.secondsShort'));
};
