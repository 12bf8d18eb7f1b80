import { answeredAt } from '../../../shared/domain/call.ts';
import { dispositions } from '../../../shared/domain/disposition.ts';
import type { Selection } from '../../../shared/domain/selection.ts';
import { domain } from '../../../shared/i18n/id/domain.ts';
import { endedLater, type Kind, type Value } from './columns.ts';
import type { Report } from './report.ts';
import type { CallRow } from './rows.ts';

export interface SummaryLine {
  of: string;
  detail: string;
  kind: Kind;
  value: Value;
}

/** Counted while the calls pass by on their way into the report. */
export interface Tally {
  calls: number;
  endedLater: number;
  answered: number;
  practice: number;
  dispositions: Map<string, number>;
}

export const newTally = (): Tally => ({
  calls: 0,
  endedLater: 0,
  answered: 0,
  practice: 0,
  dispositions: new Map(),
});

export function count(tally: Tally, rows: readonly CallRow[]): void {
  for (const { call } of rows) {
    tally.calls += 1;
    if (endedLater(call)) tally.endedLater += 1;
    if (call.training) tally.practice += 1;
    if (call.direction !== 'in' || call.training) continue;
    if (answeredAt(call) !== null) tally.answered += 1;
    const disposition = call.qualification?.disposition;
    if (disposition) tally.dispositions.set(disposition, (tally.dispositions.get(disposition) ?? 0) + 1);
  }
}

export function inWords(selection: Selection, redacted: boolean): string {
  switch (selection.kind) {
    case 'day':
      return `Hari ${selection.day}`;
    case 'shift':
      return `Jaga ${selection.shift}, ${selection.day}`;
    case 'range':
      return `${selection.from} sampai ${selection.to}`;
    case 'search':
      return redacted ? 'Hasil pencarian' : `Hasil pencarian: ${selection.text}`;
  }
}

/** What the report is, where it comes from, and what it adds up to; practice calls are left out of the sums. */
export function summary(report: Report, tally: Tally): SummaryLine[] {
  const { scope, redacted, chains } = report;
  const text = (of: string, value: Value, detail = ''): SummaryLine => ({ of, detail, kind: 'text', value });
  const time = (of: string, value: number): SummaryLine => ({ of, detail: '', kind: 'time', value });
  const number = (of: string, value: number, detail = ''): SummaryLine => ({
    of,
    detail,
    kind: 'count',
    value,
  });
  return [
    text('Ruang', report.room),
    text('Meja', report.station),
    text('Isi laporan', inWords(scope.selection, redacted)),
    ...(scope.match === null ? [time('Dari', scope.from), time('Sampai sebelum', scope.to)] : []),
    time('Dibuat', report.exportedAt),
    text('Data pribadi', redacted ? 'tidak disertakan' : 'disertakan'),
    ...chains.flatMap(({ station, entries, hash }) => [
      number('Catatan dalam rantai', entries, station),
      text('Hash catatan terakhir', hash, station),
    ]),
    number('Panggilan', tally.calls),
    number('Panggilan latihan', tally.practice),
    number('Dijawab', tally.answered),
    ...dispositions.map((code) =>
      number('Kualifikasi', tally.dispositions.get(code) ?? 0, domain.disposition[code]),
    ),
    number('Panggilan yang berakhir di hari lain', tally.endedLater),
    text('Keterangan', 'Panggilan dihitung pada hari dan jaga saat berdering, kapan pun berakhirnya.'),
  ];
}
