import type { Agency } from '../../../shared/domain/agency.ts';
import type { Qualification } from '../../../shared/domain/call.ts';
import { domain } from '../../../shared/i18n/id/domain.ts';
import { formatDuration } from '../../../shared/time/wib.ts';
import { areaName } from '../gazetteer/area-names.ts';
import { field, numberCell, timeCell as time } from './cell.ts';
import type { DayRow } from './day.ts';

/** A call with the incident it belongs to. */
type Reported = DayRow & { incident: NonNullable<DayRow['incident']> };
type Column<Row> = readonly [
  title: string,
  cell: (row: Row, agencies: ReadonlyMap<string, Agency>) => string,
];

const ofCall: readonly Column<DayRow>[] = [
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
  ['Rincian kualifikasi', ({ call }) => (call.direction === 'in' ? details(call.qualification) : '')],
  ['Alasan', ({ call }) => (call.direction === 'in' && call.qualification ? call.qualification.reason : '')],
  ['Cara berakhir', ({ call }) => ('end' in call ? domain.endKind[call.end.kind] : '')],
  ['Petugas', ({ call }) => call.operator ?? ''],
  ['Latihan', ({ call }) => (call.training ? 'ya' : '')],
];

const ofIncident: readonly Column<Reported>[] = [
  ['Nomor kejadian', ({ incident }) => incident.number],
  ['Status kejadian', ({ incident }) => domain.incidentStatus[incident.status]],
  ['Kategori', ({ incident }) => (incident.fields.category ? domain.category[incident.fields.category] : '')],
  [
    'Subkategori',
    ({ incident }) => (incident.fields.subCategory ? domain.subCategory[incident.fields.subCategory] : ''),
  ],
  ['Prioritas', ({ priority }) => (priority ? domain.priority[priority] : '')],
  [
    'Prioritas disarankan',
    ({ incident }) => (incident.suggestion ? domain.priority[incident.suggestion.priority] : ''),
  ],
  ['Apa yang terjadi', ({ incident }) => incident.fields.whatHappened],
  ['Lokasi', ({ incident }) => incident.fields.locationText],
  ['Kecamatan', ({ incident }) => areaName(incident.fields.kecamatan)],
  ['Desa/kelurahan', ({ incident }) => areaName(incident.fields.desa)],
  ['Patokan', ({ incident }) => incident.fields.landmark],
  ['Lintang', ({ incident }) => incident.fields.point?.lat.toFixed(6) ?? ''],
  ['Bujur', ({ incident }) => incident.fields.point?.lon.toFixed(6) ?? ''],
  ['Jumlah korban', ({ incident }) => incident.fields.victims?.toString() ?? ''],
  ['Keadaan korban', ({ incident }) => incident.fields.victimsState],
  ['Bahaya', ({ incident }) => incident.fields.hazards],
  ['Akses', ({ incident }) => incident.fields.access],
  ['Nama pelapor', ({ incident }) => incident.fields.callerName],
  ['Nomor telepon balik', ({ incident }) => numberCell(incident.fields.callbackNumber)],
  ['Catatan', ({ incident }) => incident.fields.notes],
  ['Waktu lokasi diketahui', ({ incident }) => time(incident.locatedAt)],
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
  ['Kejadian ditutup', ({ incident }) => time(incident.closedAt)],
  ['Gabungan dari', ({ incident }) => incident.mergedFrom.map(({ number }) => number).join(' | ')],
  ['Dipisah dari', ({ incident }) => incident.splitFrom?.number ?? ''],
];

const last: Column<DayRow> = ['ID panggilan', ({ call }) => call.id];

function first(times: (number | undefined)[]): string {
  const known = times.filter((at) => at !== undefined);
  return known.length === 0 ? '' : time(Math.min(...known));
}

function details(qualification: Qualification | null): string {
  const known = qualification?.details;
  switch (known?.kind) {
    case 'ghost': {
      const { listenedSeconds, digits } = known;
      return `didengarkan ${listenedSeconds} detik${digits ? `, tombol ${digits}` : ''}`;
    }
    case 'prank':
      return domain.prankMotive[known.motive];
    case 'out_of_scope':
      return `dirujuk ke ${known.referral.to}`;
    case undefined:
      return '';
  }
}

const END = '\r\n';
const noIncident = ';'.repeat(ofIncident.length);

/** The byte-order mark tells Excel that this is UTF-8. */
export const csvHead = (): string =>
  `\uFEFF${[...ofCall, ...ofIncident, last].map(([title]) => field(title)).join(';')}${END}`;

/** The rows of a batch of calls. Most calls have no incident, so its columns are filled only when there is one. */
export function csvRows(rows: readonly DayRow[], agencies: ReadonlyMap<string, Agency>): string {
  let text = '';
  for (const row of rows) {
    for (const [, cell] of ofCall) text += `${field(cell(row, agencies))};`;
    const { incident } = row;
    if (incident === null) text += noIncident;
    else for (const [, cell] of ofIncident) text += `${field(cell({ ...row, incident }, agencies))};`;
    text += field(last[1](row, agencies)) + END;
  }
  return text;
}
