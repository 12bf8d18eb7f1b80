import { DAY_MS, WIB_OFFSET_MS } from '../../../../shared/time/wib.ts';
import { beginsFormula } from '../cell.ts';
import type { Kind, Value } from '../columns.ts';

// SpreadsheetML (ECMA-376 Part 1 §18.3). What is written is text or a number, never a formula.

/** Excel's own limit, the header included. */
export const MOST_ROWS = 1_048_576;
const MOST_LETTERS = 32_767;

/** Positions in `cellXfs` of styles.ts. */
export const style = {
  plain: 0,
  head: 1,
  text: 2,
  quoted: 3,
  time: 4,
  duration: 5,
  count: 6,
  degrees: 7,
} as const;

/** 1970-01-01 in days of the 1900 date system. */
const EPOCH = 25_569;

// What XML 1.0 has no place for, and halves of surrogate pairs.
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** `_x0041_` would be read as the letter that it is the code of (§22.9.2.19). */
export const inXml = (text: string): string =>
  (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text)
    .toWellFormed()
    .replace(unwritable, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>\r]/g, (mark) => marks[mark] ?? '');

/** Text that begins like a formula stays text also after somebody has typed into its cell (`quotePrefix`). */
const styleOfText = (text: string): number => (beginsFormula(text) ? style.quoted : style.text);

export function columnName(index: number): string {
  let name = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

/** `0`-based column, `1`-based row; nothing for an empty cell. */
export function cell(column: string, row: number, kind: Kind, value: Value): string {
  if (value === null || value === undefined || value === '') return '';
  const at = `${column}${row}`;
  if (typeof value === 'string')
    return `<c r="${at}" s="${styleOfText(value)}" t="inlineStr"><is><t xml:space="preserve">${inXml(value)}</t></is></c>`;
  return `<c r="${at}" s="${style[kind === 'text' ? 'count' : kind]}"><v>${number(kind, value)}</v></c>`;
}

function number(kind: Kind, value: number): string {
  switch (kind) {
    case 'time':
      // All the digits there are: LibreOffice cuts off what is a breath before the minute to the minute before.
      return String((value + WIB_OFFSET_MS) / DAY_MS + EPOCH);
    case 'duration':
      return String(value / DAY_MS);
    case 'text':
    case 'count':
    case 'degrees':
      return String(value);
  }
}

const headCell = (title: string, index: number): string =>
  `<c r="${columnName(index)}1" s="${style.head}" t="inlineStr"><is><t>${inXml(title)}</t></is></c>`;

const widths: Record<Kind, number> = { text: 22, time: 24, duration: 12, count: 10, degrees: 12 };

export interface Table<Row> {
  columns: readonly { title: string; kind: Kind }[];
  batches: Iterator<readonly Row[]>;
  cells(row: Row, at: number, names: readonly string[]): string;
}

/**
 * One sheet with a header that stays in sight and filters over it; at most as many rows as Excel takes. Returns what
 * the filters are over.
 */
export function* sheet<Row>({ columns, batches, cells }: Table<Row>, rest: Row[]): Generator<string, string> {
  const names = columns.map((_, index) => columnName(index));
  const end = names.at(-1) ?? 'A';
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns
    .map(({ kind }, i) => `<col min="${i + 1}" max="${i + 1}" width="${widths[kind]}" customWidth="1"/>`)
    .join(
      '',
    )}</cols><sheetData><row r="1">${columns.map(({ title }, i) => headCell(title, i)).join('')}</row>`;
  let at = 1;
  for (;;) {
    const batch = rest.length > 0 ? rest.splice(0) : nextOf(batches);
    if (!batch) break;
    const fitting = batch.slice(0, MOST_ROWS - at);
    let text = '';
    for (const row of fitting) {
      at += 1;
      text += `<row r="${at}">${cells(row, at, names)}</row>`;
    }
    yield text;
    if (fitting.length < batch.length) {
      rest.push(...batch.slice(fitting.length));
      break;
    }
  }
  const range = `A1:${end}${at}`;
  yield `</sheetData><autoFilter ref="${range}"/></worksheet>`;
  return range;
}

function nextOf<T>(batches: Iterator<T>): T | null {
  const next = batches.next();
  return next.done ? null : next.value;
}
