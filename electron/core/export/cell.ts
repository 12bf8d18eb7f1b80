import { formatNumber } from '../../../shared/phone-number/phone-number.ts';
import { DAY_MS, WIB_OFFSET_MS } from '../../../shared/time/wib.ts';

/**
 * A spreadsheet runs a cell that begins with one of these as a formula (OWASP, "CSV Injection").
 * An apostrophe in front makes it text and keeps it readable.
 */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;
export const beginsFormula = (text: string): boolean => formula.test(text);
export const neutral = (text: string): string => (beginsFormula(text) ? `'${text}` : text);

const quoted = /[;"\r\n]/;
const special = new RegExp(`${formula.source}|${quoted.source}`);

/**
 * One field as RFC 4180 asks, with semicolons. Written by hand because a day has millions of fields, most of
 * them empty; a test holds it equal to csv-stringify.
 */
export function field(text: string): string {
  if (!special.test(text)) return text;
  const safe = neutral(text);
  return quoted.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const mobile = /^(?:0|\+62)(8[1-35-9]\d)(\d{7}|\d{6}|\d{8,9})$/;

/**
 * A number as people read it, which also keeps a spreadsheet from taking its leading zero away. Mobiles, nearly
 * all of a day's numbers, by their rule (ITU-T national numbering of Indonesia); the rest by the library.
 */
export function numberCell(number: string | null): string {
  if (number === null) return '';
  const parts = mobile.exec(number);
  if (parts) {
    const [, first = '', rest = ''] = parts;
    const cut = rest.length < 8 ? rest.length - 3 : 4;
    return `0${first}-${rest.slice(0, cut)}-${rest.slice(cut)}`;
  }
  return /^[\d+() .-]+$/.test(number) ? byLibrary(number) : number;
}

const MOST_REMEMBERED = 10_000;
/** The library takes as long as the rest of a row, and who calls often is in it often. */
const remembered = new Map<string, string>();

function byLibrary(number: string): string {
  const before = remembered.get(number);
  if (before !== undefined) return before;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const formatted = formatNumber(number);
  remembered.set(number, formatted);
  return formatted;
}

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
let known = { day: Number.NaN, text: '' };

/** `2026-11-24 07:30:15` in WIB: sorts as text and is read as a time by spreadsheets. */
export function timeCell(at: number | null | undefined): string {
  if (at === null || at === undefined) return '';
  const wib = at + WIB_OFFSET_MS;
  const day = Math.floor(wib / DAY_MS);
  if (day !== known.day) known = { day, text: new Date(day * DAY_MS).toISOString().slice(0, 10) };
  const second = Math.floor((wib - day * DAY_MS) / 1000);
  return `${known.text} ${two[Math.floor(second / 3600)]}:${two[Math.floor(second / 60) % 60]}:${two[second % 60]}`;
}
