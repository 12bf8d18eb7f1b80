import { stringify } from 'csv-stringify/sync';
import places from '../../../resources/places/jombang.json' with { type: 'json' };
import type { Agency } from '../../../shared/domain/agency.ts';
import { domain } from '../../../shared/i18n/id/domain.ts';
import { formatNumber } from '../../../shared/phone-number/phone-number.ts';
import { formatDuration, wibIso } from '../../../shared/time/wib.ts';
import type { DayRow } from './day.ts';

const names = new Map(
  places.kecamatan.flatMap((kecamatan) => [
    [kecamatan.code, kecamatan.name] as const,
    ...kecamatan.desa.map((desa) => [desa.code, desa.name] as const),
  ]),
);

/** `2026-11-24 07:30:15` in WIB: sorts as text and is read as a time by spreadsheets. */
const time = (at: number | null | undefined): string =>
  at === null || at === undefined ? '' : wibIso(at).slice(0, 19).replace('T', ' ');

/**
 * A spreadsheet runs a cell that begins with one of these as a formula (OWASP, "CSV Injection").
 * An apostrophe in front makes it text and keeps it readable.
 */
export const neutral = (cell: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell);

const READ = 5_000;
const read = new Map<string, string>();

/** As people read it, which also keeps a spreadsheet from taking the leading zero for a number's. */
function numberCell(number: string | null): string {
  if (number === null || !/^[\d+() .-]+$/.test(number)) return number ?? '';
  // The same numbers ring again and again, and to read one takes longer than the rest of its row.
  let text = read.get(number);
  if (text === undefined) {
    text = formatNumber(number);
    if (read.size >= READ) read.clear();
    read.set(number, text);
  }
  return text;
}

type Column = readonly [title: string, cell: (row: DayRow, agencies: ReadonlyMap<string, Agency>) => string];

const columns: readonly Column[] = [
  ['Waktu berdering', ({ call }) => time(call.ringingAt)],
  ['Waktu dijawab', ({ call }) => ('answeredAt' in call ? time(call.answeredAt) : '')],
  ['Waktu selesai', ({ call }) => ('endedAt' in call ? time(call.endedAt) : '')],
  [
    'Lama bicara',
    ({ call }) =>
      'endedAt' in call && call.answeredAt !== null ? formatDuration(call.endedAt - call.answeredAt) : '',
  ],
  ['Arah', ({ call }) => domain.direction[call.direction]],
  ['Nomor', ({ call }) => numberCell(call.number)],
  ['Nama pada telepon', ({ call }) => call.displayName ?? ''],
  [
    'Kualifikasi',
    ({ call }) =>
      call.direction === 'in' && call.qualification ? domain.disposition[call.qualification.disposition] : '',
  ],
  [
    'Waktu kualifikasi',
    ({ call }) => (call.direction === 'in' && call.qualification ? time(call.qualification.at) : ''),
  ],
  ['Alasan', ({ call }) => (call.direction === 'in' && call.qualification ? call.qualification.reason : '')],
  ['Cara berakhir', ({ call }) => ('end' in call ? domain.endKind[call.end.kind] : '')],
  ['Petugas', ({ call }) => call.operator ?? ''],
  ['Latihan', ({ call }) => (call.training ? 'ya' : '')],
  ['Nomor kejadian', ({ incident }) => incident?.number ?? ''],
  ['Status kejadian', ({ incident }) => (incident ? domain.incidentStatus[incident.status] : '')],
  [
    'Kategori',
    ({ incident }) => (incident?.fields.category ? domain.category[incident.fields.category] : ''),
  ],
  [
    'Subkategori',
    ({ incident }) => (incident?.fields.subCategory ? domain.subCategory[incident.fields.subCategory] : ''),
  ],
  [
    'Prioritas',
    ({ incident }) => (incident?.fields.priority ? domain.priority[incident.fields.priority] : ''),
  ],
  ['Apa yang terjadi', ({ incident }) => incident?.fields.whatHappened ?? ''],
  ['Lokasi', ({ incident }) => incident?.fields.locationText ?? ''],
  ['Kecamatan', ({ incident }) => names.get(incident?.fields.kecamatan ?? '') ?? ''],
  ['Desa/kelurahan', ({ incident }) => names.get(incident?.fields.desa ?? '') ?? ''],
  ['Patokan', ({ incident }) => incident?.fields.landmark ?? ''],
  ['Lintang', ({ incident }) => incident?.fields.point?.lat.toFixed(6) ?? ''],
  ['Bujur', ({ incident }) => incident?.fields.point?.lon.toFixed(6) ?? ''],
  ['Jumlah korban', ({ incident }) => incident?.fields.victims?.toString() ?? ''],
  ['Keadaan korban', ({ incident }) => incident?.fields.victimsState ?? ''],
  ['Bahaya', ({ incident }) => incident?.fields.hazards ?? ''],
  ['Akses', ({ incident }) => incident?.fields.access ?? ''],
  ['Nama pelapor', ({ incident }) => incident?.fields.callerName ?? ''],
  ['Nomor telepon balik', ({ incident }) => numberCell(incident?.fields.callbackNumber ?? null)],
  ['Catatan', ({ incident }) => incident?.fields.notes ?? ''],
  ['Waktu lokasi diketahui', ({ incident }) => time(incident?.locatedAt)],
  [
    'Penerusan',
    ({ handOffs }, agencies) =>
      handOffs
        .map((h) => {
          const state = domain.handOffState[h.state];
          const receiver = h.receivedBy ? `, ${h.receivedBy}` : '';
          return `${agencies.get(h.agencyId)?.shortName ?? h.agencyId}: ${state}${receiver}`;
        })
        .join(' | '),
  ],
  ['Penerusan pertama', ({ handOffs }) => first(handOffs.map((h) => h.times.queued))],
  ['Terkirim pertama', ({ handOffs }) => first(handOffs.map((h) => h.times.sent))],
  ['Diterima pertama', ({ handOffs }) => first(handOffs.map((h) => h.times.acknowledged))],
  ['Menuju lokasi pertama', ({ handOffs }) => first(handOffs.map((h) => h.times.en_route))],
  ['Di lokasi pertama', ({ handOffs }) => first(handOffs.map((h) => h.times.on_scene))],
  ['Selesai ditangani', ({ handOffs }) => first(handOffs.map((h) => h.times.done))],
  ['Kejadian ditutup', ({ incident }) => time(incident?.closedAt)],
  ['ID panggilan', ({ call }) => call.id],
];

function first(times: (number | undefined)[]): string {
  const known = times.filter((at) => at !== undefined);
  return known.length === 0 ? '' : time(Math.min(...known));
}

const options = { delimiter: ';', record_delimiter: 'windows' } as const;

/** The byte-order mark tells Excel that this is UTF-8. */
export const csvHead = (): string => `\uFEFF${stringify([columns.map(([title]) => title)], options)}`;

export function csvRows(rows: DayRow[], agencies: readonly Agency[]): string {
  const byId = new Map<string, Agency>(agencies.map((agency) => [agency.id, agency]));
  return stringify(
    rows.map((row) => columns.map(([, cell]) => neutral(cell(row, byId)))),
    options,
  );
}
