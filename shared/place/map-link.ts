import type { Point } from '../domain/incident.ts';
import { readAngles } from './angles.ts';
import { readPlusCode } from './plus-code.ts';
import type { Spotted } from './spotted.ts';

/** The first web address in a text: people paste a whole message. */
export function findLink(text: string): URL | null {
  const found =
    /https?:\/\/\S+/i.exec(text)?.[0] ??
    /(?:^|\s)((?:www\.)?(?:maps\.app\.goo\.gl|goo\.gl|(?:maps\.)?google\.[a-z.]{2,6})\/\S+)/i.exec(text)?.[1];
  if (!found) return null;
  try {
    return new URL(/^https?:/i.test(found) ? found : `https://${found}`);
  } catch {
    return null;
  }
}

/** How far the middle of a shown map may be from what was meant. */
const VIEW_RADIUS = 500;

const number = String.raw`-?\d{1,3}(?:\.\d+)?`;
const shortHosts = ['goo.gl', 'maps.app.goo.gl', 'app.goo.gl', 'g.co', 'bit.ly', 's.id'];
/** Parameters that hold the place itself, the one meant most first. */
const parameters = ['q', 'query', 'destination', 'daddr', 'll', 'sll', 'center', 'viewpoint'];

/** The position in a link of a map on the web, without asking the web: a short link holds none. */
export function readLink(link: URL, reference: Point): Spotted {
  if (shortHosts.includes(link.hostname.replace(/^www\./, ''))) {
    return { kind: 'problem', problem: 'short_link' };
  }
  const whole = decode(link.href);
  const here = (lat: string | undefined, lon: string | undefined, radius = 0): Spotted => ({
    kind: 'point',
    point: { lat: Number(lat), lon: Number(lon) },
    radius,
    form: 'link',
  });
  // In Google's data the marked place; the last one is where a route ends.
  const marked = [...whole.matchAll(new RegExp(`!3d(${number})!4d(${number})`, 'g'))].at(-1);
  if (marked) return here(marked[1], marked[2]);
  const mlat = link.searchParams.get('mlat');
  const mlon = link.searchParams.get('mlon');
  if (mlat && mlon) return here(mlat, mlon);
  for (const name of parameters) {
    const spotted = spot(link.searchParams.get(name), reference);
    if (spotted) return spotted;
  }
  const [, path] = /\/(?:place|search|dir\/[^/]*)\/([^/@]+)/.exec(decode(link.pathname)) ?? [];
  const inPath = spot(path ?? link.pathname.slice(1), reference);
  if (inPath) return inPath;
  const view =
    new RegExp(`@(${number}),(${number})`).exec(whole) ??
    new RegExp(`#map=\\d+(?:\\.\\d+)?/(${number})/(${number})`).exec(whole);
  return view ? here(view[1], view[2], VIEW_RADIUS) : { kind: 'problem', problem: 'no_position' };
}

function spot(text: string | null, reference: Point): Spotted | null {
  if (!text) return null;
  const written = text.replace(/\+(?=\s|\d{3}|-)/g, ' ').replace(/^loc:/i, '');
  const spotted =
    readPlusCode(text, reference) ?? readPlusCode(text.replace(' ', '+'), reference) ?? readAngles(written);
  return spotted?.kind === 'point' ? { ...spotted, radius: 0, form: 'link' } : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
