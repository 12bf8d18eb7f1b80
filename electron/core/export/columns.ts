import type { Agency } from '../../../shared/domain/agency.ts';
import { answeredAt, type Call, causesOf, endedAt, type Qualification } from '../../../shared/domain/call.ts';
import { firstReached, type HandOff, type HandOffState } from '../../../shared/domain/handoff.ts';
import { domain } from '../../../shared/i18n/id/domain.ts';
import { sameWibDay } from '../../../shared/time/wib.ts';
import { areaName } from '../gazetteer/area-names.ts';
import { numberCell } from './cell.ts';
import type { CallRow, IncidentRow } from './rows.ts';

/**
 * `time`: UTC milliseconds. `duration`: milliseconds. `degrees`: of latitude or longitude.
 * `personal`: a column that the variant without personal data does not have.
 */
export type Kind = 'text' | 'time' | 'duration' | 'count' | 'degrees';
export type Value = string | number | null | undefined;
export interface Column<Row> {
  title: string;
  kind: Kind;
  personal: boolean;
  of: (row: Row, look: Look) => Value;
}

/** What a cell needs beside its row. */
export interface Look {
  agencies: ReadonlyMap<string, Agency>;
}

const column =
  (kind: Kind, personal = false) =>
  <Row>(title: string, of: Column<Row>['of']): Column<Row> => ({ title, kind, personal, of });
const text = column('text');
const time = column('time');
const count = column('count');
const duration = column('duration');
const personal = column('text', true);
const degrees = column('degrees', true);

export const without = <Row>(columns: readonly Column<Row>[], redacted: boolean): readonly Column<Row>[] =>
  redacted ? columns.filter((one) => !one.personal) : columns;

const qualificationOf = (call: Call): Qualification | null =>
  call.direction === 'in' ? call.qualification : null;

/** A call belongs to the day it rang, and whoever adds up days wants to know when it reached into the next. */
export const endedLater = (call: Call): boolean => {
  const end = endedAt(call);
  return end !== null && !sameWibDay(end, call.ringingAt);
};

export const ofCall: readonly Column<Pick<CallRow, 'call'>>[] = [
  time('Waktu berdering', ({ call }) => call.ringingAt),
  time('Waktu dijawab', ({ call }) => answeredAt(call)),
  time('Waktu selesai', ({ call }) => endedAt(call)),
  duration('Lama bicara', ({ call }) => {
    const [from, to] = [answeredAt(call), endedAt(call)];
    return from === null || to === null ? null : to - from;
  }),
  text('Arah', ({ call }) => domain.direction[call.direction]),
  text('Nomor', ({ call }) => (call.number?.includes('•') ? call.number : numberCell(call.number))),
  personal('Nama pada telepon', ({ call }) => call.displayName),
  text('Kualifikasi', ({ call }) => {
    const known = qualificationOf(call);
    return known && domain.disposition[known.disposition];
  }),
  time('Waktu kualifikasi', ({ call }) => qualificationOf(call)?.at),
  text('Rincian kualifikasi', ({ call }) => details(qualificationOf(call))),
  personal('Alasan', ({ call }) => qualificationOf(call)?.reason),
  text('Cara berakhir', ({ call }) => ('end' in call ? domain.endKind[call.end.kind] : null)),
  text('Sebab dari jaringan', ({ call }) => ('end' in call ? causesOf(call.end) : null)),
  text('Berakhir di hari lain', ({ call }) => (endedLater(call) ? 'ya' : null)),
  personal('Petugas', ({ call }) => call.operator),
  text('Latihan', ({ call }) => (call.training ? 'ya' : null)),
];
export const callId = text<Pick<CallRow, 'call'>>('ID panggilan', ({ call }) => call.id);

export const ofIncident: readonly Column<IncidentRow>[] = [
  text('Nomor kejadian', ({ incident }) => incident.number),
  text('Status kejadian', ({ incident }) => domain.incidentStatus[incident.status]),
  text('Kategori', ({ incident: { fields } }) => fields.category && domain.category[fields.category]),
  text(
    'Subkategori',
    ({ incident: { fields } }) => fields.subCategory && domain.subCategory[fields.subCategory],
  ),
  text('Prioritas', ({ priority }) => priority && domain.priority[priority]),
  text(
    'Prioritas disarankan',
    ({ incident }) => incident.suggestion && domain.priority[incident.suggestion.priority],
  ),
  personal('Apa yang terjadi', ({ incident }) => incident.fields.whatHappened),
  personal('Lokasi', ({ incident }) => incident.fields.locationText),
  text('Kecamatan', ({ incident }) => areaName(incident.fields.kecamatan)),
  text('Desa/kelurahan', ({ incident }) => areaName(incident.fields.desa)),
  personal('Patokan', ({ incident }) => incident.fields.landmark),
  degrees('Lintang', ({ incident }) => incident.fields.point?.lat),
  degrees('Bujur', ({ incident }) => incident.fields.point?.lon),
  text('Asal titik', ({ incident: { fields } }) => fields.point && domain.pointSource[fields.point.source]),
  text(
    'Kepastian titik',
    ({ incident: { fields } }) => fields.point && domain.pointCertainty[fields.point.certainty],
  ),
  count('Radius titik (m)', ({ incident: { fields } }) =>
    fields.point?.certainty === 'near' ? fields.point.radius : null,
  ),
  count('Jumlah korban', ({ incident }) => incident.fields.victims),
  personal('Keadaan korban', ({ incident }) => incident.fields.victimsState),
  personal('Bahaya', ({ incident }) => incident.fields.hazards),
  personal('Akses', ({ incident }) => incident.fields.access),
  personal('Nama pelapor', ({ incident }) => incident.fields.callerName),
  personal('Nomor telepon balik', ({ incident }) => numberCell(incident.fields.callbackNumber)),
  personal('Catatan', ({ incident }) => incident.fields.notes),
  time('Waktu lokasi diketahui', ({ incident }) => incident.locatedAt),
  text('Penerusan', ({ handOffs }, look) => handOffs.map((one) => inShort(one, look)).join(' | ')),
  time('Penerusan pertama', ({ handOffs }) => firstReached(handOffs, 'queued')),
  time('Terkirim pertama', ({ handOffs }) => firstReached(handOffs, 'sent')),
  time('Diterima pertama', ({ handOffs }) => firstReached(handOffs, 'acknowledged')),
  time('Menuju lokasi pertama', ({ handOffs }) => firstReached(handOffs, 'en_route')),
  time('Di lokasi pertama', ({ handOffs }) => firstReached(handOffs, 'on_scene')),
  time('Selesai ditangani', ({ handOffs }) => firstReached(handOffs, 'done')),
  time('Kejadian ditutup', ({ incident }) => incident.closedAt),
  text('Gabungan dari', ({ incident }) => incident.mergedFrom.map(({ number }) => number).join(' | ')),
  text('Dipisah dari', ({ incident }) => incident.splitFrom?.number),
];
/** What the row of a call does not say of its incident: the row may stand for several calls. */
export const ofIncidentItself: readonly Column<IncidentRow>[] = [
  time('Kejadian dibuat', ({ incident }) => incident.createdAt),
  count('Jumlah panggilan', ({ incident }) => incident.calls.length),
  text('Digabung ke', ({ incident }) => incident.mergedInto?.number),
  personal('Hasil', ({ incident }) => incident.outcome),
  text('Latihan', ({ incident }) => (incident.training ? 'ya' : null)),
  text('ID kejadian', ({ incident }) => incident.id),
];

export interface HandOffRow {
  handOff: HandOff;
  incident: IncidentRow['incident'];
}

const reached = (title: string, state: HandOffState): Column<HandOffRow> =>
  time<HandOffRow>(title, ({ handOff }) => handOff.times[state]);
export const ofHandOff: readonly Column<HandOffRow>[] = [
  text('Nomor kejadian', ({ incident }) => incident.number),
  text('Instansi', ({ handOff }, { agencies }) => agencies.get(handOff.agencyId)?.name ?? handOff.agencyId),
  text('Status', ({ handOff }) => domain.handOffState[handOff.state]),
  text('Saluran', ({ handOff }) => domain.channel[handOff.channel]),
  reached('Dibuat', 'queued'),
  reached('Terkirim', 'sent'),
  reached('Diterima', 'acknowledged'),
  reached('Menuju lokasi', 'en_route'),
  reached('Di lokasi', 'on_scene'),
  reached('Selesai', 'done'),
  reached('Gagal', 'failed'),
  reached('Ditolak', 'declined'),
  reached('Dibatalkan', 'cancelled'),
  personal('Diterima oleh', ({ handOff }) => handOff.receivedBy),
  personal('Unit', ({ handOff }) => handOff.unit),
  personal('Alasan', ({ handOff }) => handOff.reason),
  count('Pembaruan', ({ handOff }) => handOff.revision),
  personal('Petugas', ({ handOff }) => handOff.createdBy),
  text('Latihan', ({ handOff }) => (handOff.training ? 'ya' : null)),
  text('ID penerusan', ({ handOff }) => handOff.id),
];

function inShort(handOff: HandOff, { agencies }: Look): string {
  const agency = agencies.get(handOff.agencyId)?.shortName ?? handOff.agencyId;
  const receiver = handOff.receivedBy ? `, ${handOff.receivedBy}` : '';
  return `${agency}: ${domain.handOffState[handOff.state]}${receiver}`;
}

function details(qualification: Qualification | null): string | null {
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
      return null;
  }
}
