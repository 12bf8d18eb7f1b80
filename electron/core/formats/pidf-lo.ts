import type { IncidentFields, LocatedPoint } from '../../../shared/domain/incident.ts';
import { element, escapeXml } from './xml.ts';

const shape = (point: LocatedPoint): string => {
  const pos = `<gml:pos>${point.lat} ${point.lon}</gml:pos>`;
  const crs = 'srsName="urn:ogc:def:crs:EPSG::4326"';
  return point.certainty === 'near'
    ? `<gs:Circle ${crs}>${pos}<gs:radius uom="urn:ogc:def:uom:EPSG::9001">${point.radius}</gs:radius></gs:Circle>`
    : `<gml:Point ${crs}>${pos}</gml:Point>`;
};

/**
 * The place as a PIDF-LO (RFC 4119, shapes of RFC 5491, address of RFC 5139). In Indonesia A1 is the province, A2 the
 * regency, A3 the kecamatan, A4 the desa or kelurahan. Null when nothing is known of it.
 */
export function pidfLo(
  fields: IncidentFields,
  entity: string,
  placeName: (code: string) => string,
): string | null {
  const { point, kecamatan, desa, landmark, locationText } = fields;
  // A point that only stands for an area would claim to be the place.
  const geo = point && point.certainty !== 'area' ? shape(point) : '';
  const known = [kecamatan, desa, landmark, locationText].some((part) => part);
  if (geo === '' && !known) return null;
  const civic = known
    ? [
        '<ca:civicAddress xml:lang="id">',
        '<ca:country>ID</ca:country><ca:A1>Jawa Timur</ca:A1><ca:A2>Jombang</ca:A2>',
        element('ca:A3', kecamatan ? placeName(kecamatan) : ''),
        element('ca:A4', desa ? placeName(desa) : ''),
        element('ca:LMK', landmark),
        element('ca:LOC', locationText),
        '</ca:civicAddress>',
      ].join('')
    : '';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"',
    ' xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" xmlns:gml="http://www.opengis.net/gml"',
    ' xmlns:gs="http://www.opengis.net/pidflo/1.0" xmlns:ca="urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr"',
    ` entity="${escapeXml(entity)}"><dm:device id="incident"><gp:geopriv>`,
    `<gp:location-info>${geo}${civic}</gp:location-info><gp:usage-rules/><gp:method>Manual</gp:method>`,
    '</gp:geopriv></dm:device></presence>',
  ].join('');
}
