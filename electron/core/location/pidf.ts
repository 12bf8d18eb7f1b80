import type { CallLocation, SentLocation } from '../../../shared/domain/call-location.ts';
import { cleanLine } from '../../../shared/text/clean.ts';
import { readShape } from './shapes.ts';
import { all, type Element, readXml } from './xml.ts';

const PIDF = ['urn:ietf:params:xml:ns:pidf'];
const GEOPRIV = ['urn:ietf:params:xml:ns:pidf:geopriv10'];
const CIVIC = [
  'urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr',
  'urn:ietf:params:xml:ns:pidf:geopriv10:civicLoc',
];
const CONFIDENCE = ['urn:ietf:params:xml:ns:geopriv:conf'];

/** What the network told of the caller's place; null when it told nothing. Never throws. */
export function readLocation({ headers, parts }: SentLocation): CallLocation | null {
  const bodies = parts.filter(({ type }) => /^application\/(?:pidf|held)\+xml\b/i.test(type));
  if (headers.length === 0 && bodies.length === 0) return null;
  const uris = urisOf(headers);
  const cids = uris.filter((uri) => /^cid:/i.test(uri)).map((uri) => decode(uri.slice(4)));
  // The headers name the parts in the order of their worth (RFC 6442 §4.2); a part that none names counts last.
  const named = cids.flatMap((cid) => bodies.filter(({ id }) => id.replace(/^<|>$/g, '') === cid));
  const inOrder = [...new Set([...named, ...bodies])];
  for (const { body } of inOrder) {
    const location = readPidf(body);
    if (location) return location;
  }
  if (inOrder.length === 0 && cids.length === 0 && uris.length > 0) return { kind: 'reference' };
  return { kind: 'unreadable' };
}

/** What `Geolocation` headers point at, in their order. */
export const urisOf = (headers: readonly string[]): string[] =>
  headers.flatMap((header) => [...header.matchAll(/<([^>]*)>/g)].map((match) => match[1] ?? ''));

/** The first place in a PIDF-LO (RFC 4119, RFC 5491); null when it holds none that can be read. */
function readPidf(body: string): CallLocation | null {
  try {
    const root = readXml(body);
    if (!PIDF.includes(root.ns) || root.name !== 'presence') return null;
    for (const geopriv of all(root, GEOPRIV, 'geopriv')) {
      const location = readGeopriv(geopriv);
      if (location) return location;
    }
  } catch {
    // Not well-formed, too large, or a shape with holes in its numbers.
  }
  return null;
}

function readGeopriv(geopriv: Element): CallLocation | null {
  const [info] = all(geopriv, GEOPRIV, 'location-info');
  if (!info) return null;
  const [civic] = all(info, CIVIC, 'civicAddress');
  const address = civic ? addressOf(civic) : '';
  const shape = readShape(info);
  if (!shape) return address === '' ? null : { kind: 'address', address };
  const [method] = all(geopriv, GEOPRIV, 'method');
  const [confidence] = all(info, CONFIDENCE, 'confidence');
  const percent = confidence ? Number.parseFloat(confidence.text) : Number.NaN;
  return {
    kind: 'position',
    ...shape,
    confidence: percent >= 0 && percent <= 100 ? percent : null,
    method: cleanLine(method?.text ?? '').slice(0, 60),
    address,
  };
}

/** Elements of RFC 5139 and RFC 4776, from the house to the province; names of the country are left out. */
const order = [
  'NAM LMK BLD UNIT FLR ROOM PLC',
  'PRD RD A6 STS POD HNO HNS POM RDSEC RDBR RDSUBBR',
  'LOC',
  'A5',
  'A4',
  'A3',
  'A2',
  'A1',
  'PC',
];

function addressOf(civic: Element): string {
  const text = (name: string): string =>
    cleanLine(civic.children.find((child) => CIVIC.includes(child.ns) && child.name === name)?.text ?? '');
  return order
    .map((names) => names.split(' ').map(text).filter(Boolean).join(' '))
    .filter(Boolean)
    .join(', ')
    .slice(0, 500);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
