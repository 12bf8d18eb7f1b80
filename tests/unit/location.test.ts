import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLocation } from '../../electron/core/location/pidf.ts';
import { openInvite } from '../../renderer/phone/sip/invite-body.ts';
import type { CallLocation } from '../../shared/domain/call-location.ts';
import { geopriv, presence } from './pidf.ts';

const read = (body: string, headers = ['<cid:here@example.com>']): CallLocation | null =>
  readLocation({ headers, parts: [{ type: 'application/pidf+xml', id: '<here@example.com>', body }] });
const shape = (inside: string) => read(presence(geopriv(inside)));
const flat = 'srsName="urn:ogc:def:crs:EPSG::4326"';
const solid = 'srsName="urn:ogc:def:crs:EPSG::4979"';
const metre = 'uom="urn:ogc:def:uom:EPSG::9001"';
const degree = 'uom="urn:ogc:def:uom:EPSG::9102"';

describe('the shapes of RFC 5491', () => {
  test('a point, latitude first', () => {
    expect(shape(`<gml:Point ${flat}><gml:pos>-7.546 112.233</gml:pos></gml:Point>`)).toEqual({
      kind: 'position',
      shape: 'point',
      point: { lat: -7.546, lon: 112.233 },
      radius: 0,
      confidence: null,
      method: 'Cell',
      address: '',
    });
  });

  test.each([
    [
      'circle',
      `<gs:Circle ${flat}><gml:pos>-7.5 112.2</gml:pos><gs:radius ${metre}>850.24</gs:radius></gs:Circle>`,
      850.2,
    ],
    [
      'circle',
      `<gs:Sphere ${solid}><gml:pos>-7.5 112.2 40</gml:pos><gs:radius ${metre}>50</gs:radius></gs:Sphere>`,
      50,
    ],
    [
      'ellipse',
      `<gs:Ellipse ${flat}><gml:pos>-7.5 112.2</gml:pos><gs:semiMajorAxis ${metre}>125</gs:semiMajorAxis><gs:semiMinorAxis ${metre}>75</gs:semiMinorAxis><gs:orientation ${degree}>20</gs:orientation></gs:Ellipse>`,
      125,
    ],
    [
      'ellipse',
      `<gs:Ellipsoid ${solid}><gml:pos>-7.5 112.2 26</gml:pos><gs:semiMajorAxis ${metre}>7.7</gs:semiMajorAxis><gs:semiMinorAxis ${metre}>3.3</gs:semiMinorAxis><gs:verticalAxis ${metre}>28</gs:verticalAxis><gs:orientation ${degree}>90</gs:orientation></gs:Ellipsoid>`,
      7.7,
    ],
  ])('a %s is held by the circle around it', (kind, xml, radius) => {
    expect(shape(xml)).toMatchObject({
      kind: 'position',
      shape: kind,
      point: { lat: -7.5, lon: 112.2 },
      radius,
    });
  });

  const box = ['-7.5 112.2', '-7.5 112.21', '-7.51 112.21', '-7.51 112.2', '-7.5 112.2'];
  test.each([
    ['positions', flat, box.map((pos) => `<gml:pos>${pos}</gml:pos>`).join('')],
    ['a list of positions', flat, `<gml:posList>${box.join(' ')}</gml:posList>`],
    [
      'positions with height',
      solid,
      `<gml:posList>${box.map((pos) => `${pos} 12`).join('\n')}</gml:posList>`,
    ],
  ])('a polygon of %s', (_name, system, inside) => {
    const location = shape(
      `<gml:Polygon ${system}><gml:exterior><gml:LinearRing>${inside}</gml:LinearRing></gml:exterior></gml:Polygon>`,
    );
    expect(location).toMatchObject({
      shape: 'polygon',
      point: { lat: expect.closeTo(-7.505), lon: expect.closeTo(112.205) },
    });
    // Half the diagonal of a box of 1.1 km.
    expect(location?.kind === 'position' && location.radius).toBeCloseTo(784, -1);
  });

  test('an arc band is held by the circle around its sector, away from the mast', () => {
    const location = shape(
      `<gs:ArcBand ${flat}><gml:pos>-7.5 112.2</gml:pos><gs:innerRadius ${metre}>500</gs:innerRadius><gs:outerRadius ${metre}>1500</gs:outerRadius><gs:startAngle ${degree}>-30</gs:startAngle><gs:openingAngle ${degree}>60</gs:openingAngle></gs:ArcBand>`,
    );
    // To the north of the mast.
    expect(location).toMatchObject({ shape: 'arc_band', point: { lon: expect.closeTo(112.2, 4) } });
    if (location?.kind !== 'position') throw new Error('no position');
    expect(location.point.lat).toBeGreaterThan(-7.495);
    expect(location.radius).toBeGreaterThan(700);
    expect(location.radius).toBeLessThan(1_500);
  });

  test('the confidence and the method come with it', () => {
    const circle = `<gs:Circle ${flat}><gml:pos>-7.5 112.2</gml:pos><gs:radius ${metre}>100</gs:radius></gs:Circle>`;
    expect(shape(`${circle}<con:confidence pdf="normal">95</con:confidence>`)).toMatchObject({
      confidence: 95,
      method: 'Cell',
    });
  });
});

test('an address is put on one line, with or without a position (RFC 5139)', () => {
  const civic =
    '<ca:civicAddress xml:lang="id"><ca:country>ID</ca:country><ca:A1>Jawa Timur</ca:A1><ca:A2>Jombang</ca:A2><ca:A3>Ploso</ca:A3><ca:RD>Jalan Uji</ca:RD><ca:HNO>12</ca:HNO><ca:LMK>Gudang Uji</ca:LMK></ca:civicAddress>';
  const address = 'Gudang Uji, Jalan Uji 12, Ploso, Jombang, Jawa Timur';
  expect(shape(civic)).toEqual({ kind: 'address', address });
  expect(shape(`<gml:Point ${flat}><gml:pos>-7.5 112.2</gml:pos></gml:Point>${civic}`)).toMatchObject({
    kind: 'position',
    address,
  });
});

test('other prefixes for the same namespaces are read alike', () => {
  const body =
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="pres:a@b"><tuple id="t"><status><x:geopriv xmlns:x="urn:ietf:params:xml:ns:pidf:geopriv10"><x:location-info><Point xmlns="http://www.opengis.net/gml" srsName="urn:ogc:def:crs:EPSG::4326"><pos>-7.5 112.2</pos></Point></x:location-info></x:geopriv></status></tuple></presence>';
  expect(read(body)).toMatchObject({ kind: 'position', point: { lat: -7.5, lon: 112.2 } });
});

test('the part that the header names first counts, whatever its place in the body (RFC 6442)', () => {
  const point = (lat: number) =>
    presence(geopriv(`<gml:Point ${flat}><gml:pos>${lat} 112.2</gml:pos></gml:Point>`));
  const part = (id: string, lat: number) => ({
    type: 'application/pidf+xml; charset=utf-8',
    id,
    body: point(lat),
  });
  const sent = { headers: ['<cid:b@x>, <cid:a@x>'], parts: [part('<a@x>', -7.1), part('<b@x>', -7.2)] };
  expect(readLocation(sent)).toMatchObject({ point: { lat: -7.2 } });
});

test('a reference is said to be one, and no header and no part is no location', () => {
  expect(readLocation({ headers: ['<https://lis.example.com/a>'], parts: [] })).toEqual({
    kind: 'reference',
  });
  expect(readLocation({ headers: ['<sips:3sdefrhy2jj7@lis.example.com>'], parts: [] })).toEqual({
    kind: 'reference',
  });
  expect(readLocation({ headers: [], parts: [{ type: 'text/plain', id: '', body: 'x' }] })).toBeNull();
});

describe('what cannot be read says so', () => {
  const point = (inside: string, system = flat) =>
    presence(geopriv(`<gml:Point ${system}>${inside}</gml:Point>`));
  const bomb = `<!DOCTYPE presence [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${point('<gml:pos>&b; 112</gml:pos>')}`;
  test.each([
    ['not closed', point('<gml:pos>-7.5 112.2</gml:pos>').slice(0, -14)],
    ['no XML', 'lokasi: pasar'],
    ['empty', ''],
    ['a document type', bomb],
    [
      'a file entity',
      `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>${point('<gml:pos>&f;</gml:pos>')}`,
    ],
    ['an unknown entity', point('<gml:pos>&nbsp; 112</gml:pos>')],
    ['letters for numbers', point('<gml:pos>tujuh 112.2</gml:pos>')],
    ['one number', point('<gml:pos>-7.5</gml:pos>')],
    ['longitude first', point('<gml:pos>112.2 -7.5</gml:pos>')],
    ['another system', point('<gml:pos>-7.5 112.2</gml:pos>', 'srsName="urn:ogc:def:crs:EPSG::3857"')],
    ['no location', presence('')],
    ['another root', '<presence><gml:pos xmlns:gml="http://www.opengis.net/gml">1 2</gml:pos></presence>'],
    [
      'a radius below zero',
      presence(
        geopriv(
          `<gs:Circle ${flat}><gml:pos>-7.5 112.2</gml:pos><gs:radius ${metre}>-1</gs:radius></gs:Circle>`,
        ),
      ),
    ],
    ['very deep', presence('<a>'.repeat(60) + '</a>'.repeat(60))],
    ['very many', presence('<a/>'.repeat(3_000))],
  ])('%s', (_what, body) => {
    expect(read(body)).toEqual({ kind: 'unreadable' });
  });

  test('whatever comes, nothing throws, and what is read lies on earth', { timeout: 60_000 }, () => {
    const good = point('<gml:pos>-7.5 112.2</gml:pos>');
    const damaged = fc
      .tuple(fc.nat(good.length), fc.nat(30), fc.string({ unit: 'binary', maxLength: 10 }))
      .map(([at, cut, put]) => good.slice(0, at) + put + good.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'binary' })), (body) => {
        const location = read(body);
        if (location?.kind === 'position') expect(Math.abs(location.point.lat)).toBeLessThanOrEqual(90);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an INVITE with more than SDP', () => {
  const sdp = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0'].join('\r\n');
  const invite = (type: string, body: string, name = 'Content-Type'): string =>
    [
      'INVITE sip:112@x SIP/2.0',
      'Call-ID: abc',
      'Subject: é',
      `${name}: ${type}`,
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n');
  const multipart = (mark: string, ...parts: string[]): string =>
    `${parts.map((part) => `--${mark}\r\n${part}\r\n`).join('')}--${mark}--\r\n`;
  const pidf = presence('');
  const both = [
    `Content-Type: application/sdp\r\n\r\n${sdp}`,
    `Content-Type: application/pidf+xml\r\nContent-ID: <a@b>\r\n\r\n${pidf}`,
  ];

  test.each([
    ['multipart/mixed; boundary=m', invite('multipart/mixed; boundary=m', multipart('m', ...both))],
    [
      'a quoted boundary, parts the other way round',
      invite('multipart/mixed;boundary="m 1"', multipart('m 1', ...both.toReversed())),
    ],
    ['the compact header', invite('Multipart/Mixed; Boundary=m', multipart('m', ...both), 'c')],
    ['a folded header', invite('multipart/mixed;\r\n boundary=m', multipart('m', ...both))],
    [
      'a part with parts',
      invite(
        'multipart/mixed; boundary=o',
        multipart('o', `Content-Type: multipart/related; boundary=m\r\n\r\n${multipart('m', ...both)}`),
      ),
    ],
  ])('%s: the SDP becomes the body, the location is laid beside', (_name, message) => {
    const opened = openInvite(message);
    expect(opened?.callId).toBe('abc');
    expect(opened?.parts).toMatchObject([{ type: 'application/pidf+xml', id: '<a@b>' }]);
    expect(opened?.parts[0]?.body.trim()).toBe(pidf.trim());
    const [head, body] = opened!.message.split('\r\n\r\n');
    expect(body).toBe(`${sdp}\r\n`);
    expect(head).toContain('Content-Type: application/sdp');
    expect(head).toContain(`Content-Length: ${sdp.length + 2}`);
    expect(head?.match(/content-type/gi)).toHaveLength(1);
    expect(head).not.toMatch(/^c:/m);
    expect(head).toContain('Subject: é');
  });

  test('SDP with a parameter is SDP', () => {
    expect(openInvite(invite('application/sdp; charset=utf-8', sdp))).toMatchObject({ parts: [] });
  });

  test('plain SDP, other requests and answers are left alone', () => {
    expect(openInvite(invite('application/sdp', sdp))).toBeNull();
    expect(
      openInvite(invite('multipart/mixed; boundary=m', multipart('m', ...both)).replace('INVITE', 'MESSAGE')),
    ).toBeNull();
    expect(openInvite('SIP/2.0 200 OK\r\n\r\n')).toBeNull();
  });

  test('a body without SDP, or with broken borders, still rings: it becomes an INVITE without an offer', () => {
    for (const body of [multipart('m', both[1]!), 'nothing at all', '--m\r\n--m\r\n--']) {
      const opened = openInvite(invite('multipart/mixed; boundary=m', body));
      expect(opened?.message).toMatch(/Content-Length: 0\r\n\r\n$/);
      expect(opened?.message).not.toMatch(/content-type/i);
    }
  });
});
