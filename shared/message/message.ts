import type { AgencySettings, ChannelKind } from '../domain/agency.ts';
import type { HandOff } from '../domain/handoff.ts';
import type { Incident, IncidentField, LocatedPoint } from '../domain/incident.ts';
import { formats } from '../i18n/formats.ts';
import { domain } from '../i18n/id/domain.ts';
import { messages } from '../i18n/id/messages.ts';
import { fill, type Gaps } from './gaps.ts';
import { shippedTemplates, subjectTemplate } from './templates.ts';

/** Everything a message is made of, whether it is sent or only looked at. */
export interface MessageSource {
  agency: Pick<AgencySettings, 'name' | 'channels'>;
  snapshot: HandOff['snapshot'];
  incident: Pick<Incident, 'createdAt'> | undefined;
  operator: string;
  roomName: string;
  /** 0 for the first message; what changed since the one before. */
  revision: number;
  changed: readonly IncidentField[];
  /** The name of a kecamatan or desa; its code where there is none. */
  placeName: (code: string) => string;
}

function where(point: LocatedPoint | null): string {
  if (!point) return '';
  const place = `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}`;
  if (point.certainty === 'exact') return place;
  if (point.certainty === 'area') return `${place} (${messages.somewhere})`;
  return `${place} (±${Math.round(point.radius)} m)`;
}

function gapsOf(source: MessageSource): Gaps {
  const { snapshot, incident, revision, placeName } = source;
  const { fields } = snapshot;
  const kind = fields.subCategory ? domain.subCategory[fields.subCategory] : '';
  return {
    instansi: source.agency.name,
    ruang: source.roomName,
    petugas: source.operator,
    waktu: incident ? `${formats.id.date(incident.createdAt)} ${formats.id.clock(incident.createdAt)}` : '',
    nomor: snapshot.number,
    kategori: kind || (fields.category ? domain.category[fields.category] : ''),
    prioritas: snapshot.priority ? domain.priority[snapshot.priority] : '',
    kejadian: fields.whatHappened,
    lokasi: fields.locationText,
    kecamatan: fields.kecamatan ? placeName(fields.kecamatan) : '',
    desa: fields.desa ? placeName(fields.desa) : '',
    patokan: fields.landmark,
    koordinat: where(fields.point),
    korban: fields.victims === null ? '' : String(fields.victims),
    keadaan_korban: fields.victimsState,
    bahaya: fields.hazards,
    akses: fields.access,
    pelapor: fields.callerName,
    telepon: fields.callbackNumber,
    catatan: fields.notes,
    pembaruan: revision === 0 ? '' : messages.update.replace('{{revision}}', String(revision)),
    perubahan: source.changed.flatMap((name) => (name === 'answers' ? [] : messages.fields[name])).join(', '),
  };
}

/** The message of a channel for people, word for word as it goes out. */
export function messageText(source: MessageSource, kind: ChannelKind): string {
  const channel = source.agency.channels.find((candidate) => candidate.kind === kind);
  const own = channel && 'template' in channel ? channel.template : null;
  return fill(own ?? shippedTemplates[kind], gapsOf(source));
}

/** One line, so that no text of a caller becomes a header of its own. */
export const messageSubject = (source: MessageSource): string =>
  fill(subjectTemplate, gapsOf(source))
    .replace(/\s+/g, ' ')
    .replace(/[:,\s]+$/, '')
    .trim();
