import type { Category, SubCategory } from '../../../shared/domain/category.ts';
import type { IncidentFields } from '../../../shared/domain/incident.ts';
import type { Priority } from '../../../shared/domain/priority.ts';
import { domain as words } from '../../../shared/i18n/id/domain.ts';
import { messages } from '../../../shared/i18n/id/messages.ts';
import { wibIso } from '../../../shared/time/wib.ts';
import type { FormatSource } from './source.ts';
import { element, escapeXml } from './xml.ts';

const categories: Readonly<Record<Category, string>> = {
  medical: 'Health',
  traffic_accident: 'Transport',
  fire: 'Fire',
  disaster: 'Safety',
  public_order: 'Security',
  crime: 'Security',
  infrastructure: 'Infra',
  animal: 'Safety',
  person: 'Rescue',
  other: 'Other',
};
/** What is more exact than its category. */
const subCategories: Partial<Record<SubCategory, string>> = {
  flood: 'Met',
  strong_wind: 'Met',
  landslide: 'Geo',
  earthquake: 'Geo',
  gas_leak: 'CBRNE',
  drowning: 'Rescue',
};

const urgencies: Readonly<Record<Priority, string>> = {
  red: 'Immediate',
  yellow: 'Expected',
  green: 'Future',
};
const severities: Readonly<Record<Priority, string>> = { red: 'Severe', yellow: 'Moderate', green: 'Minor' };

/** Without fractions of a second, as the schema demands. */
const capTime = (time: number): string => wibIso(time).replace(/\.\d{3}/, '');

const named = (name: string, valueName: string, value: string): string =>
  value === '' ? '' : `<${name}>${element('valueName', valueName)}${element('value', value)}</${name}>`;

function area(fields: IncidentFields, placeName: (code: string) => string): string {
  const { point, kecamatan, desa } = fields;
  const places = [desa, kecamatan].flatMap((code) => (code ? placeName(code) : []));
  const description = [fields.locationText, ...places].filter((text) => text !== '').join(', ');
  if (description === '' && !point) return '';
  // A point that only stands for an area is told by the area's code. Radius in kilometres; 0 is the point itself.
  const circle =
    point && point.certainty !== 'area'
      ? `${point.lat},${point.lon} ${point.certainty === 'near' ? point.radius / 1000 : 0}`
      : '';
  return [
    '<area>',
    element('areaDesc', description || messages.somewhere),
    element('circle', circle),
    named('geocode', 'kemendagri', desa ?? kecamatan ?? ''),
    '</area>',
  ].join('');
}

/** Common Alerting Protocol 1.2 (OASIS, 2010), for BPBD. Which field goes where: docs/formats.md. */
export function cap(source: FormatSource): string {
  const { incident, snapshot, room, to, said } = source;
  const { fields, priority } = snapshot;
  const { category, subCategory } = fields;
  const sender = `${room.station.toLowerCase()}@${room.domain}`;
  const identifier = (revision: number): string => `${room.domain}-${incident.id}-${revision}`;
  const sent = said.map(capTime);
  const revision = sent.length - 1;
  const references = sent.slice(0, -1).map((time, i) => `${sender},${identifier(i)},${time}`);
  const event = subCategory ? words.subCategory[subCategory] : category ? words.category[category] : '';
  const victims = fields.victims === null ? '' : String(fields.victims);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">',
    element('identifier', identifier(revision)),
    element('sender', sender),
    element('sent', sent.at(-1) ?? capTime(incident.createdAt)),
    element('status', source.trial ? 'Test' : incident.training ? 'Exercise' : 'Actual'),
    element('msgType', revision > 0 ? 'Update' : 'Alert'),
    element('source', source.operator),
    // A caller's report is not for the public.
    to
      ? `<scope>Private</scope><addresses>${escapeXml(`"${to.name.replaceAll('"', "'")}"`)}</addresses>`
      : `<scope>Restricted</scope>${element('restriction', messages.restriction)}`,
    element('references', references.join(' ')),
    element('incidents', incident.number),
    '<info><language>id-ID</language>',
    element(
      'category',
      (subCategory && subCategories[subCategory]) || (category ? categories[category] : 'Other'),
    ),
    element('event', event || messages.unnamedEvent),
    '<responseType>Execute</responseType>',
    element('urgency', priority ? urgencies[priority] : 'Unknown'),
    element('severity', priority ? severities[priority] : 'Unknown'),
    // Told by a caller, not seen by us.
    '<certainty>Likely</certainty>',
    named('eventCode', 'siaga112', subCategory ?? category ?? ''),
    element('onset', capTime(incident.createdAt)),
    element('senderName', room.roomName),
    element('headline', `${incident.number} ${event || messages.unnamedEvent}`),
    element('description', source.text),
    element('contact', fields.callbackNumber),
    named('parameter', messages.fields.victims, victims),
    named('parameter', messages.fields.victimsState, fields.victimsState),
    named('parameter', messages.fields.hazards, fields.hazards),
    named('parameter', messages.fields.access, fields.access),
    area(fields, source.placeName),
    '</info></alert>\n',
  ].join('');
}
