import fc from 'fast-check';
import { OpenLocationCode } from 'open-location-code';
import { describe, expect, test } from 'vitest';
import { readCoordinates } from '../../../shared/place/coordinates.ts';

const codes = new OpenLocationCode();
const jombang = { lat: -7.546, lon: 112.233 };
const read = (text: string) => readCoordinates(text, jombang);
const point = (text: string) => {
  const spotted = read(text);
  return spotted?.kind === 'point' ? spotted.point : spotted;
};

/** Every way of writing 7°32'45.6" south, 112°13'58.8" east that the room meets. */
const here = { lat: -7.546, lon: 112.233 };
const written = [
  '-7.546, 112.233',
  '-7.546,112.233',
  '-7.546 112.233',
  '  -7.546 ;  112.233 ',
  '(-7.546, 112.233)',
  '[-7.546,112.233]',
  '−7.546, 112.233',
  '-7,546 112,233',
  '-7,546, 112,233',
  '-7,546; 112,233',
  '-7,546,112,233',
  '-7.546000 +112.233000',
  '7.546 S 112.233 E',
  '7.546S, 112.233E',
  'S 7.546 E 112.233',
  'S7.546 E112.233',
  '7,546 LS 112,233 BT',
  '7,546° LS, 112,233° BT',
  '7.546 lintang selatan, 112.233 bujur timur',
  'Lat: -7.546 Long: 112.233',
  'lat -7.546, lng 112.233',
  'Lintang -7,546 Bujur 112,233',
  'koordinat: -7.546, 112.233',
  '-7.546°, 112.233°',
  `7°32'45.6"S 112°13'58.8"E`,
  `7°32'45.6"S, 112°13'58.8"E`,
  '7°32′45.6″S 112°13′58.8″E',
  '7º32’45,6”LS 112º13’58,8”BT',
  `7° 32' 45,6" LS 112° 13' 58,8" BT`,
  `7°32'45.6''S 112°13'58.8''E`,
  `S 7° 32' 45.6" E 112° 13' 58.8"`,
  `-7°32'45.6" 112°13'58.8"`,
  '7 32 45.6 S 112 13 58.8 E',
  '7 derajat 32 menit 45,6 detik LS 112 derajat 13 menit 58,8 detik BT',
  `7°32.76'S 112°13.98'E`,
  `S 7°32.76' E 112°13.98'`,
  'S 7° 32.760 E 112° 13.980',
  `7°32,76' LS 112°13,98' BT`,
  '112.233, -7.546',
  '112.233 E 7.546 S',
  `112°13'58.8"E 7°32'45.6"S`,
  'geo:-7.546,112.233',
  'GEO:-7.546,112.233,44;u=35',
  'geo:-7.546,112.233;crs=wgs84;u=10',
  'geo:0,0?q=-7.546,112.233(Pasar)',
  'https://www.google.com/maps?q=-7.546,112.233',
  'https://maps.google.com/?q=-7.546,112.233',
  'https://maps.google.com/maps?q=-7.546%2C112.233&z=17&hl=id',
  'https://www.google.com/maps/search/?api=1&query=-7.546%2C112.233',
  'https://www.google.com/maps/@-7.546,112.233,17z',
  'https://www.google.co.id/maps/@-7.546,112.233,3a,75y,90t/data=!3m6!1e1',
  'https://www.google.com/maps/place/Pasar/@-7.5,112.2,17z/data=!3m1!4b1!4m6!3m5!1s0x2e7:0x1!8m2!3d-7.546!4d112.233!16s%2Fg%2F1',
  `https://www.google.com/maps/place/7%C2%B032'45.6%22S+112%C2%B013'58.8%22E/@-7.5,112.2,17z`,
  'https://www.google.com/maps/search/-7.546,+112.233?entry=tts',
  'https://www.google.com/maps/dir/?api=1&destination=-7.546,112.233',
  'https://maps.google.com/?ll=-7.546,112.233&z=15',
  'https://maps.google.com/?q=loc:-7.546,112.233',
  'maps.google.com/?q=-7.546,112.233',
  'Tolong ke sini bu https://maps.google.com/?q=-7.546,112.233 cepat',
  'https://www.waze.com/ul?ll=-7.546%2C112.233&navigate=yes',
  'https://www.openstreetmap.org/?mlat=-7.546&mlon=112.233#map=17/-7.5/112.2',
  'https://www.openstreetmap.org/#map=17/-7.546/112.233',
];

test.each(written)('reads %s', (text) => {
  const found = point(text);
  expect(found).toMatchObject({ lat: expect.closeTo(here.lat, 6), lon: expect.closeTo(here.lon, 6) });
});

const plusCodes = [
  '6P4JF63M+H6',
  '6p4jf63m+h6',
  'F63M+H6',
  'F63M+H6 Jombang',
  'F63M+H6, Jombang, Jawa Timur',
  '3M+H6',
  '6P4JF63M+H62',
  'F63M+H62',
  'https://plus.codes/6P4JF63M+H6',
  'https://www.google.com/maps?q=6P4JF63M%2BH6',
];
test.each(plusCodes)('reads the plus code %s', (text) => {
  const found = point(text);
  if (text.startsWith('3M')) expect(found).toBeNull();
  else
    expect(found).toMatchObject({
      lat: expect.closeTo(here.lat, 3),
      lon: expect.closeTo(here.lon, 3),
    });
});

test.each([
  '',
  'Jl. Wahid Hasyim 12',
  'Gg. 2 RT 3 RW 4',
  'RT 02 RW 05',
  '12, 5',
  'Perak',
  '081234567890',
  '112',
  '3 orang, 2 motor',
  'SDN 1 Jombang',
  '2,5 km',
  'no 12 blok s',
])('%s is no coordinate', (text) => {
  expect(read(text)).toBeNull();
});

describe('what leads nowhere says why', () => {
  test.each([
    ['https://maps.app.goo.gl/abc123', 'short_link'],
    ['https://goo.gl/maps/abc123', 'short_link'],
    ['maps.app.goo.gl/abc123', 'short_link'],
    ['Lokasi: https://maps.app.goo.gl/abc123?g_st=aw', 'short_link'],
    ['https://www.google.com/maps/place/Jombang', 'no_position'],
    ['https://example.com/', 'no_position'],
    ['geo:-7.5', 'no_position'],
    ['geo:1,2;crs=other', 'no_position'],
    ['geo:0,0?q=Pasar+Ploso', 'no_position'],
    ['-97.546, 112.233', 'out_of_range'],
    ['-7.546, 312.233', 'out_of_range'],
    [`7°72'45"S 112°13'59"E`, 'out_of_range'],
  ])('%s', (text, problem) => {
    expect(read(text)).toEqual({ kind: 'problem', problem });
  });
});

test('how exact it can be is how exactly it was written', () => {
  const radius = (text: string): number => {
    const spotted = read(text);
    return spotted?.kind === 'point' ? spotted.radius : Number.NaN;
  };
  expect(radius('-7.546123, 112.233123')).toBeLessThan(1);
  expect(radius('-7.5, 112.2')).toBeGreaterThan(5_000);
  expect(radius(`7°32'45"S 112°13'59"E`)).toBeCloseTo(15.5, 0);
  expect(radius('geo:-7.5,112.2;u=35')).toBe(35);
  expect(radius('6P4JF63M+H6')).toBeLessThan(10);
  expect(radius('6P4JF600+')).toBeGreaterThan(1_000);
  expect(radius('https://www.google.com/maps/@-7.546,112.233,17z')).toBe(500);
});

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const anywhere = fc.record({ lat: degrees(89.9), lon: degrees(179.9) });
const sexagesimal = (value: number, letters: readonly [string, string]): string => {
  const thousandths = Math.round(Math.abs(value) * 3_600_000);
  const [whole, minutes] = [Math.floor(thousandths / 3_600_000), Math.floor(thousandths / 60_000) % 60];
  const seconds = (thousandths % 60_000) / 1_000;
  return `${whole}°${minutes}'${seconds.toFixed(3)}"${value < 0 ? letters[1] : letters[0]}`;
};
const minutesOnly = (value: number): string => {
  const millionths = Math.round(Math.abs(value) * 60_000_000);
  return `${Math.floor(millionths / 60_000_000)}° ${((millionths % 60_000_000) / 1_000_000).toFixed(6)}'`;
};
const comma = (text: string): string => text.replaceAll('.', ',');

test('whatever is written in any of the forms is read as what was meant', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anywhere, ({ lat, lon }) => {
      const near = (text: string, digits: number) =>
        expect(point(text)).toMatchObject({
          lat: expect.closeTo(lat, digits),
          lon: expect.closeTo(lon, digits),
        });
      near(`${lat.toFixed(7)}, ${lon.toFixed(7)}`, 6);
      near(comma(`${lat.toFixed(7)} ${lon.toFixed(7)}`), 6);
      near(`geo:${lat.toFixed(7)},${lon.toFixed(7)}`, 6);
      near(`https://maps.google.com/?q=${lat.toFixed(7)},${lon.toFixed(7)}`, 6);
      near(`${sexagesimal(lat, ['N', 'S'])} ${sexagesimal(lon, ['E', 'W'])}`, 5);
      near(comma(`${sexagesimal(lat, [' LU', ' LS'])} ${sexagesimal(lon, [' BT', ' BB'])}`), 5);
      near(`${lat < 0 ? 'S' : 'N'} ${minutesOnly(lat)} ${lon < 0 ? 'W' : 'E'} ${minutesOnly(lon)}`, 5);
      near(codes.encode(lat, lon, 11), 3);
    }),
    { numRuns: 500 },
  );
});

test('a short plus code near Jombang is read as the whole one', () => {
  const around = fc.record({
    lat: fc.double({ min: -7.78, max: -7.34, noNaN: true }),
    lon: fc.double({ min: 112.06, max: 112.46, noNaN: true }),
  });
  fc.assert(
    fc.property(around, ({ lat, lon }) => {
      const full = codes.encode(lat, lon, 10);
      expect(point(full.slice(4))).toEqual(point(full));
    }),
  );
});

test('no text makes it stumble', { timeout: 60_000 }, () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => void read(text)));
  const pieces = fc.constantFrom(
    '7',
    '-',
    '.',
    ',',
    '°',
    "'",
    '"',
    'S',
    'BT',
    ' ',
    '+',
    'geo:',
    'http://',
    '%',
  );
  fc.assert(fc.property(fc.array(pieces, { maxLength: 200 }), (all) => void read(all.join(''))));
});
