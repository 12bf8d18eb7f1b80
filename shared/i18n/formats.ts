import { lazily } from '../lazily.ts';
import type { Language } from './index.ts';

/** Days, times and parts as one language writes them; times are those of Jombang (WIB). */
export interface Formats {
  /** `24 November 2026` */
  date(time: number): string;
  /** `24 Nov 2026` */
  shortDate(time: number): string;
  /** `14.05` in Indonesian, `14:05` in English */
  clock(time: number): string;
  clockSeconds(time: number): string;
  /** `38 %` of 0.375 */
  percent(share: number): string;
  /** `1.234,5` in Indonesian, `1,234.5` in English; one place behind the comma at most. */
  number(value: number): string;
}

function formatsIn(locale: string): Formats {
  // Making one takes a millisecond: few are needed, and none at the start.
  const time = (options: Intl.DateTimeFormatOptions): ((at: number) => string) => {
    const format = lazily(() => new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Jakarta', ...options }));
    return (at) => format.get().format(at);
  };
  const number = (options: Intl.NumberFormatOptions): ((value: number) => string) => {
    const format = lazily(() => new Intl.NumberFormat(locale, options));
    return (value) => format.get().format(value);
  };
  const hourAndMinute = { hour: '2-digit', minute: '2-digit' } as const;
  return {
    date: time({ dateStyle: 'long' }),
    shortDate: time({ dateStyle: 'medium' }),
    clock: time(hourAndMinute),
    clockSeconds: time({ ...hourAndMinute, second: '2-digit' }),
    percent: number({ style: 'percent', maximumFractionDigits: 0 }),
    number: number({ maximumFractionDigits: 1 }),
  };
}

/** English as it is written where days come before months and the clock has 24 hours. */
export const formats: Readonly<Record<Language, Formats>> = {
  id: formatsIn('id-ID'),
  en: formatsIn('en-GB'),
};
