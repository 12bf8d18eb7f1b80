import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import { dist, mapFolder, resources, trainingFolder } from './paths.ts';
import { rangeOf } from './range.ts';

export const ORIGIN = 'app://siaga';

/** Bytes; a file of the window comes in one piece. */
const LARGEST_READ = 1 << 21;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.opus': 'audio/ogg',
  '.webm': 'audio/webm',
  '.map': 'application/json',
  '.pmtiles': 'application/vnd.pmtiles',
};

/** Before `ready`: pages of this scheme are a secure origin, like https. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Paper shows text and one picture, and runs nothing. */
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

export interface Allowances {
  /** Origins that the phone may open a WebSocket to. */
  pbx: readonly string[];
  /** The relay of the training mode, which the phone and the callers may. */
  relay: readonly string[];
  /** Whether the map may ask Mapbox. */
  mapbox: boolean;
}

function policy(page: string, allow: Allowances): string {
  const mapbox = ['https://api.mapbox.com', 'https://events.mapbox.com', 'https://*.tiles.mapbox.com'];
  const connect =
    page === 'phone' || page === 'caller'
      ? ["'self'", ...(page === 'phone' ? allow.pbx : []), ...allow.relay]
      : ["'self'", ...(allow.mapbox ? mapbox : [])];
  return [
    "default-src 'none'",
    "script-src 'self'",
    // React sets style attributes, and MapLibre positions its markers by them.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect.join(' ')}`,
    "worker-src 'self' blob:",
    "media-src 'self' blob: mediastream:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * `app://siaga/<page>/…` from dist/renderer, `app://siaga/resources/…` from the shipped data,
 * `app://siaga/map/….pmtiles` from the room's own map; nothing else but recordings that are lent.
 */
function fileOf(pathname: string): { file: string; page: string } | null {
  const parts = decodeURIComponent(pathname).split('/').filter(Boolean);
  const [first, ...rest] = parts;
  if (!first || parts.some((part) => part === '..' || part.includes('\\') || part.includes('\0')))
    return null;
  if (first === 'resources') return { file: resources(...rest), page: first };
  if (first === 'map') {
    const [name = '', ...deeper] = rest;
    return deeper.length === 0 && name.endsWith('.pmtiles')
      ? { file: path.join(mapFolder(), name), page: first }
      : null;
  }
  if (first === 'training') {
    const [kind, name = '', ...deeper] = rest;
    return kind === 'audio' && deeper.length === 0 && name.endsWith('.webm')
      ? { file: path.join(trainingFolder(), kind, name), page: first }
      : null;
  }
  if (first === 'workstation' || first === 'phone' || first === 'caller') {
    return { file: dist('renderer', first, ...(rest.length > 0 ? rest : ['index.html'])), page: first };
  }
  return null;
}

/** Pages that are no files, by their path: HTML, without any script; null while there is none. */
type MadePages = Readonly<Record<string, () => string | null>>;

/** After `ready`. `lent`: the file on the disk of a recording that may be heard now, by its path. */
export function serveApp(
  allow: () => Allowances,
  made: MadePages,
  lent: (pathname: string) => string | null,
): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const page = url.host === 'siaga' ? (made[url.pathname]?.() ?? null) : null;
    if (page !== null) return new Response(page, { headers: pageHeaders });
    const recording = lent(url.pathname);
    const asked = recording ? { file: recording, page: 'workstation' } : fileOf(url.pathname);
    const found = url.host === 'siaga' && request.method === 'GET' ? asked : null;
    const info = found && (await stat(found.file).catch(() => null));
    if (!found || !info?.isFile()) return new Response('', { status: 404 });
    const range = rangeOf(request.headers.get('range'), info.size);
    if (range === 'unsatisfiable') {
      return new Response('', { status: 416, headers: { 'content-range': `bytes */${info.size}` } });
    }
    const part = range === 'whole' ? null : range;
    const body = Readable.toWeb(
      createReadStream(found.file, { ...part, highWaterMark: Math.min(info.size, LARGEST_READ) }),
    ) as ReadableStream;
    return new Response(body, {
      status: part ? 206 : 200,
      headers: {
        ...(part ? { 'content-range': `bytes ${part.start}-${part.end}/${info.size}` } : {}),
        'accept-ranges': 'bytes',
        'content-type': types[path.extname(found.file)] ?? 'application/octet-stream',
        'content-length': String(part ? part.end - part.start + 1 : info.size),
        'content-security-policy': policy(found.page, allow()),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      },
    });
  });
}
