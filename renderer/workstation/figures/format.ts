import type { Formats } from '../../../shared/i18n/formats.ts';
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
      if (ms < 120_000) return `${number(ms / 1_000)} ${seconds}`;
      const all = Math.round(ms / 1_000);
      const two = (part: number): string => String(part).padStart(2, '0');
      const hours = Math.floor(all / 3_600);
      const minutes = Math.floor((all % 3_600) / 60);
      return hours > 0 ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`;
    },
  };
}

export const useWritten = (): Written => {
  const t = useTexts();
  return written(useFormats(), t('lead.figures.secondsShort'));
};
