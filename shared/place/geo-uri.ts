import type { Spotted } from './spotted.ts';

const number = String.raw`-?\d+(?:\.\d+)?`;
const GEO = new RegExp(`^geo:(${number}),(${number})(?:,${number})?((?:;[^;?]+)*)(?:\\?(.*))?$`, 'i');

/** A `geo:` URI (RFC 5870), with its uncertainty `u` in metres; also Android's `geo:0,0?q=lat,lon(name)`. */
export function readGeoUri(text: string): Spotted {
  const none = { kind: 'problem', problem: 'no_position' } as const;
  const found = GEO.exec(text.replace(/\s+/g, ''));
  if (!found) return none;
  const [, lat, lon, parameters = '', query = ''] = found;
  const named = new Map(
    parameters
      .split(';')
      .filter(Boolean)
      .map((parameter) => {
        const [name = '', value = ''] = parameter.split('=');
        return [name.toLowerCase(), value.toLowerCase()];
      }),
  );
  // Another reference system would need a conversion that is not here (RFC 5870 §3.4.1).
  if ((named.get('crs') ?? 'wgs84') !== 'wgs84') return none;
  const asked = new RegExp(`^q=(${number}),(${number})`).exec(decode(query));
  const zero = Number(lat) === 0 && Number(lon) === 0;
  if (zero && query !== '' && !asked) return none;
  const point =
    zero && asked ? { lat: Number(asked[1]), lon: Number(asked[2]) } : { lat: Number(lat), lon: Number(lon) };
  const u = Number(named.get('u') ?? 0);
  return { kind: 'point', point, radius: Math.max(u, 0) || 0, form: 'geo_uri' };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
