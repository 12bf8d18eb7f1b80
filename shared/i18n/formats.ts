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
  const time = (options: Intl.DateTimeFormatOptions): ((at: number) => string) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Jakarta', ...options });
    return (at) => format.format(at);
  };
  const hourAndMinute = { hour: '2-digit', minute: '2-digit' } as const;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    date: time({ dateStyle: 'long' }),
    shortDate: time({ dateStyle: 'medium' }),
    clock: time(hourAndMinute),
    clockSeconds: time({ ...hourAndMinute, second: '2-digit' }),
    percent: (share) => percent.format(share),
    number: (value) => number.format(value),
  };
}

/** English as it is written where days come before months and the clock has 24 hours. */
export const formats: Readonly<Record<Language, Formats>> = {
  id: formatsIn('id-ID'),
  en: formatsIn('en-GB'),
};
