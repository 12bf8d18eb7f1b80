/** A PIDF-LO around a `geopriv` element (RFC 4119 §2.1). */
export const presence = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" xmlns:gml="http://www.opengis.net/gml" xmlns:gs="http://www.opengis.net/pidflo/1.0" xmlns:ca="urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr" xmlns:con="urn:ietf:params:xml:ns:geopriv:conf" entity="pres:uji@example.com">
  <dm:device id="telepon">${inside}<dm:timestamp>2026-11-24T07:30:00Z</dm:timestamp></dm:device>
</presence>
`;

export const geopriv = (location: string): string =>
  `<gp:geopriv><gp:location-info>${location}</gp:location-info><gp:usage-rules/><gp:method>Cell</gp:method></gp:geopriv>`;
