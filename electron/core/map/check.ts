import path from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { Compression, type Header, TileType } from 'pmtiles';
import { ok, type Refusal, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { MapProgress } from '../../../shared/contract/map.ts';
import { type Basemap, type Bounds, JOMBANG, type TileSchema } from '../../../shared/domain/basemap.ts';
import { cleanLine } from '../../../shared/text/clean.ts';
import { type Archive, BrokenArchive, ForeignFile, openArchive } from './archive.ts';

/** Below this, a kabupaten is a few pixels wide: no street could be found. */
const LEAST_ZOOM = 10;
/** Every tile over Jombang is read up to this zoom, and of those further in a sample. */
const WHOLE_ZOOM = 14;
const SAMPLED = 200;
/** How much of the kabupaten's border a map may leave out, in degrees (about 2 km). */
const SLACK = 0.02;

export type Checked = Omit<Basemap, 'file' | 'importedAt'>;

/** Whether a file can be this room's map, and what it is. Reads every tile over Jombang. */
export async function checkMap(
  file: string,
  progress: (progress: MapProgress) => void,
): Promise<Result<Checked>> {
  const name = cleanLine(path.basename(file)).slice(0, 255);
  let archive: Archive | null = null;
  try {
    archive = await openArchive(file);
    return await check(archive, name, progress);
  } catch (error) {
    return { ok: false, refusal: refusalOf(error, name) };
  } finally {
    await archive?.close();
  }
}

function refusalOf(error: unknown, file: string): Refusal {
  if (error instanceof ForeignFile) return refuse('E_MAP_FOREIGN', { file }).refusal;
  if (error instanceof BrokenArchive) return refuse('E_MAP_BROKEN', { file }).refusal;
  const { code } = error as NodeJS.ErrnoException;
  if (code) return refuse('E_MAP_UNREADABLE', { file, cause: code }).refusal;
  throw error;
}

async function check(
  archive: Archive,
  name: string,
  progress: (progress: MapProgress) => void,
): Promise<Result<Checked>> {
  const { header } = archive;
  const raster = isRaster(header.tileType);
  const readable = raster || header.tileType === TileType.Mvt;
  if (!readable || !isKnown(header.tileCompression) || !isKnown(header.internalCompression))
    return refuse('E_MAP_TYPE', { file: name });
  const bounds: Bounds = [header.minLon, header.minLat, header.maxLon, header.maxLat];
  if (!covers(bounds, JOMBANG)) return refuse('E_MAP_ELSEWHERE', { file: name });
  if (header.maxZoom < LEAST_ZOOM) return refuse('E_MAP_COARSE', { file: name, zoom: header.maxZoom });
  const metadata = await archive.metadata();
  const schema = raster ? null : schemaOf(metadata);
  if (!raster && !schema) return refuse('E_MAP_SCHEMA', { file: name });
  if ((await readTiles(archive, raster, progress)) === 0) return refuse('E_MAP_ELSEWHERE', { file: name });
  return ok({
    name,
    schema,
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    bounds,
    size: archive.size,
    attribution: plain(metadata['attribution']),
  });
}

const isRaster = (type: TileType): boolean =>
  type === TileType.Png || type === TileType.Jpeg || type === TileType.Webp || type === TileType.Avif;

/** Pictures are packed already, so some writers leave their compression open. */
const isKnown = (compression: Compression): boolean =>
  compression === Compression.Unknown || compression === Compression.None || compression === Compression.Gzip;

const covers = ([west, south, east, north]: Bounds, area: Bounds): boolean =>
  west <= area[0] + SLACK && south <= area[1] + SLACK && east >= area[2] - SLACK && north >= area[3] - SLACK;

/** Which names the layers go by. */
function schemaOf(metadata: Record<string, unknown>): TileSchema | null {
  const layers = metadata['vector_layers'];
  if (!Array.isArray(layers)) return null;
  const ids = new Set(layers.map((layer: unknown) => (layer as { id?: unknown } | null)?.id));
  if (ids.has('transportation')) return 'openmaptiles';
  return ids.has('roads') && ids.has('water') ? 'protomaps' : null;
}

/** How many tiles over Jombang there are; a damaged one throws. */
async function readTiles(
  archive: Archive,
  raster: boolean,
  progress: (progress: MapProgress) => void,
): Promise<number> {
  const wanted = tilesOver(JOMBANG, archive.header);
  let found = 0;
  for (const [index, [z, x, y]] of wanted.entries()) {
    const tile = await archive.tile(z, x, y);
    if (tile) {
      demandTile(tile, raster, archive.header.tileType);
      if (z >= LEAST_ZOOM) found += 1;
    }
    if (index % 50 === 0) progress({ step: 'check', done: index, total: wanted.length });
  }
  return found;
}

type Zxy = [z: number, x: number, y: number];

function tilesOver([west, south, east, north]: Bounds, { minZoom, maxZoom }: Header): Zxy[] {
  const tiles: Zxy[] = [];
  for (let z = minZoom; z <= maxZoom; z += 1) {
    const here: Zxy[] = [];
    const [left, top] = tileOf(z, west, north);
    const [right, bottom] = tileOf(z, east, south);
    for (let x = left; x <= right; x += 1) for (let y = top; y <= bottom; y += 1) here.push([z, x, y]);
    const step = z <= WHOLE_ZOOM ? 1 : Math.ceil(here.length / SAMPLED);
    tiles.push(...here.filter((_, index) => index % step === 0));
  }
  return tiles;
}

/** The web's square tiles (EPSG:3857), counted from the north-west. */
function tileOf(z: number, lon: number, lat: number): [x: number, y: number] {
  const n = 2 ** z;
  const phi = (lat * Math.PI) / 180;
  const clamp = (value: number): number => Math.min(n - 1, Math.max(0, Math.floor(value)));
  return [
    clamp(((lon + 180) / 360) * n),
    clamp(((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2) * n),
  ];
}

/** The first bytes of each kind of picture. */
const pictures: Partial<Record<TileType, (tile: Buffer) => boolean>> = {
  [TileType.Png]: (tile) => tile.toString('latin1', 1, 4) === 'PNG',
  [TileType.Jpeg]: (tile) => tile[0] === 0xff && tile[1] === 0xd8,
  [TileType.Webp]: (tile) =>
    tile.toString('latin1', 0, 4) === 'RIFF' && tile.toString('latin1', 8, 12) === 'WEBP',
  [TileType.Avif]: (tile) => tile.toString('latin1', 4, 8) === 'ftyp',
};

function demandTile(tile: Buffer, raster: boolean, type: TileType): void {
  if (raster) {
    if (!pictures[type]?.(tile)) throw new BrokenArchive('picture');
    return;
  }
  try {
    new VectorTile(new PbfReader(tile));
  } catch (error) {
    throw new BrokenArchive('vector tile', { cause: error });
  }
}

/** Names of sources come as HTML with links; what is shown is their text. */
const plain = (html: unknown): string =>
  typeof html === 'string'
    ? cleanLine(
        html
          .replace(/<[^>]*>/g, '')
          .replace(/&copy;/g, '©')
          .replace(/&amp;/g, '&'),
      ).slice(0, 500)
    : '';
