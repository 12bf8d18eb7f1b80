import type { Counts, Durations, Figures } from '../../../shared/contract/figures.ts';
import { dispositions } from '../../../shared/domain/disposition.ts';
import { ANSWER_SECONDS, knowables } from '../../../shared/domain/figures.ts';
import type { Selection } from '../../../shared/domain/selection.ts';
import { formats } from '../../../shared/i18n/formats.ts';
import { domain } from '../../../shared/i18n/id/domain.ts';
import { lead } from '../../../shared/i18n/id/lead.ts';
import { type WibDay, wibDayBounds } from '../../../shared/time/wib.ts';
import { areaName } from '../gazetteer/area-names.ts';
import type { Kind, Look, Value } from './columns.ts';
import type { Report } from './report.ts';

export interface SummaryLine {
  of: string;
  detail: string;
  kind: Kind;
  value: Value;
}

const line =
  (kind: Kind) =>
  (of: string, value: Value, detail = ''): SummaryLine => ({ of, detail, kind, value });
const text = line('text');
const time = line('time');
const number = line('count');
const duration = line('duration');

/** `27 November 2026` */
const dated = (day: WibDay): string => formats.id.date(wibDayBounds(day).from);

export function inWords(selection: Selection, redacted: boolean): string {
  switch (selection.kind) {
    case 'day':
      return `Hari ${dated(selection.day)}`;
    case 'shift':
      return `Jaga ${selection.shift}, ${dated(selection.day)}`;
    case 'range':
      return `${dated(selection.from)} sampai ${dated(selection.to)}`;
    case 'search':
      if (redacted) return 'Hasil pencarian';
      return `Hasil pencarian: ${[selection.text, selection.filters && 'dengan saringan'].filter(Boolean).join(' ')}`;
  }
}

/** What the report is, where it comes from, and what it adds up to: `figures` as shown, null for a search. */
export function summary(
  report: Report,
  figures: Figures | null,
  practice: number,
  look: Look,
): SummaryLine[] {
  const { scope, redacted, chains } = report;
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
    number('Baris pada lembar Panggilan', report.calls),
    ...(figures ? sums(figures, practice, look) : []),
    text('Keterangan', 'Panggilan dihitung pada hari dan jaga saat berdering, kapan pun berakhirnya.'),
    ...(figures
      ? [
          text(
            'Keterangan',
            'Angka hanya menghitung panggilan masuk, tanpa uji coba dan latihan. Satu panggilan dihitung pada setiap instansi yang menerima penerusannya.',
          ),
        ]
      : []),
  ];
}

const words = lead.figures;

function sums(figures: Figures, practice: number, { agencies }: Look): SummaryLine[] {
  const { abandoned, nuisance, completeness } = figures;
  const agency = (id: string): string => agencies.get(id)?.name ?? id;
  return [
    number(words.calls, figures.calls),
    number(words.answered, figures.answered),
    number('Uji coba', figures.tests),
    number('Latihan', practice),
    number('Berakhir sesudah waktu laporan', figures.endedLater),
    ...ofDispositions(figures.byDisposition),
    ...counted('Kategori', figures.byCategory, (key) => named(domain.category, key)),
    ...counted('Prioritas', figures.byPriority, (key) => named(domain.priority, key)),
    ...counted('Kecamatan', figures.byKecamatan, areaName),
    ...counted('Instansi', figures.byAgency, agency, words.notHanded),
    ...counted('Petugas', figures.byOperator, String, words.unanswered),
    ...figures.byHour.map((calls, hour) => number('Jam berdering', calls, hourOf(hour))),
    ...durations(words.answerTime, figures.answer),
    ...ANSWER_SECONDS.map((seconds) =>
      number(words.answered, figures.answer.within[seconds], `dalam ${seconds} detik`),
    ),
    number(words.abandoned, abandoned.calls),
    number(words.abandoned, abandoned.withNumber, 'dengan nomor'),
    number(words.abandoned, abandoned.calledBack, 'ditelepon balik dalam 24 jam'),
    number(words.prankGhost, nuisance.prank + nuisance.ghost),
    ...nuisance.numbers.map(({ number: of, prank, ghost }) => number(words.repeated, prank + ghost, of)),
    number(words.incidents, figures.incidents),
    number(words.complete, completeness.complete),
    ...knowables.map((one) =>
      number('Kejadian yang diketahui', completeness.known[one], words.knowable[one]),
    ),
    ...durations(words.located, figures.located),
    ...durations(words.handedOver, figures.handedOver),
    ...durations(words.acknowledged, figures.acknowledged),
    ...durations(words.onScene, figures.onScene),
    number(words.handOffs, figures.handOffs),
    ...figures.agencies.flatMap(({ agencyId, handOffs, acknowledged, onScene }) => [
      number(words.agencies, handOffs, agency(agencyId)),
      ...durations(`${agency(agencyId)}: ${words.acknowledged.toLowerCase()}`, acknowledged),
      ...durations(`${agency(agencyId)}: ${words.onScene.toLowerCase()}`, onScene),
    ]),
  ];
}

const hourOf = (hour: number): string => {
  const of = String(hour).padStart(2, '0');
  return `${of}.00–${of}.59`;
};

const named = (names: Readonly<Record<string, string>>, key: string): string => names[key] ?? key;

const counted = (
  of: string,
  counts: Counts,
  name: (key: string) => string,
  none: string = words.withoutIncident,
): SummaryLine[] => counts.map(({ key, calls }) => number(of, calls, key === null ? none : name(key)));

/** Every one of them, also those that did not happen. */
function ofDispositions(counts: Counts): SummaryLine[] {
  const of = new Map(counts.map(({ key, calls }) => [key, calls]));
  return [
    ...dispositions.map((code) => number('Kualifikasi', of.get(code) ?? 0, domain.disposition[code])),
    number('Kualifikasi', of.get(null) ?? 0, lead.search.noDisposition),
  ];
}

const durations = (of: string, { count, p50, p90, p95 }: Durations): SummaryLine[] => [
  number(of, count, 'banyaknya'),
  duration(of, p50, words.median.toLowerCase()),
  duration(of, p90, words.nine),
  duration(of, p95, words.most),
];
