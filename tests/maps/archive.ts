import { gzipSync } from 'node:zlib';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { Compression, TileType, zxyToTileId } from 'pmtiles';
import type { Bounds } from '../../shared/domain/basemap.ts';

/** Invented streets, for tests only: nothing of this is a map of anything. */
const feature = (properties: Record<string, unknown>, geometry: Geometry): Feature => ({
  type: 'Feature',
  properties,
  geometry,
});
const line = (...coordinates: [number, number][]): Geometry => ({ type: 'LineString', coordinates });
const box = ([west, south, east, north]: Bounds): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

const all = box([111.9, -8, 112.6, -7.2]);
const lake = box([112.2, -7.57, 112.22, -7.55]);
const house = box([112.235, -7.555, 112.2353, -7.5547]);
const street = line([112.0, -7.55], [112.3, -7.545], [112.55, -7.5]);
const alley = line([112.23, -7.56], [112.24, -7.55]);
const river = line([112.05, -7.4], [112.3, -7.45], [112.5, -7.4]);
const rail = line([112.05, -7.6], [112.5, -7.52]);
const centre = point(112.2332, -7.546);

/** The same invented places in both schemas. */
export const schemas: Record<'protomaps' | 'openmaptiles', Record<string, Feature[]>> = {
  protomaps: {
    earth: [feature({ kind: 'earth' }, all)],
    landuse: [feature({ kind: 'park' }, box([112.25, -7.58, 112.27, -7.56]))],
    water: [feature({ kind: 'lake' }, lake), feature({ kind: 'river' }, river)],
    buildings: [feature({ kind: 'building' }, house)],
    roads: [
      feature({ kind: 'major_road', kind_detail: 'primary', name: 'Jalan Uji' }, street),
      feature({ kind: 'minor_road', name: 'Gang Uji' }, alley),
      feature({ kind: 'rail' }, rail),
    ],
    places: [feature({ kind: 'locality', kind_detail: 'town', name: 'Kota Uji' }, centre)],
  },
  openmaptiles: {
    landcover: [feature({ class: 'grass' }, box([112.25, -7.58, 112.27, -7.56]))],
    water: [feature({ class: 'lake' }, lake)],
    waterway: [feature({ class: 'river' }, river)],
    building: [feature({}, house)],
    transportation: [
      feature({ class: 'primary' }, street),
      feature({ class: 'minor' }, alley),
      feature({ class: 'rail' }, rail),
    ],
    transportation_name: [
      feature({ class: 'primary', name: 'Jalan Uji' }, street),
      feature({ class: 'minor', name: 'Gang Uji' }, alley),
    ],
    place: [feature({ class: 'town', name: 'Kota Uji' }, centre)],
  },
};

export interface ArchiveOptions {
  /** Layers of vector tiles by name, or one picture for every tile. */
  content: Record<string, Feature[]> | Buffer;
  bounds?: Bounds;
  minZoom?: number;
  maxZoom?: number;
  tileType?: TileType;
  tileCompression?: Compression;
  metadata?: Record<string, unknown>;
  /** Puts the tiles behind leaf directories of this many entries. */
  leaves?: number;
}

interface Tile {
  id: number;
  data: Buffer;
}

/** A whole PMTiles archive, version 3, as its specification lays it out. */
export function writeArchive(options: ArchiveOptions): Buffer {
  const { content, bounds = [111.9, -8, 112.6, -7.2], minZoom = 6, maxZoom = 12 } = options;
  const raster = Buffer.isBuffer(content);
  const { tileType = raster ? TileType.Png : TileType.Mvt } = options;
  const { tileCompression = raster ? Compression.None : Compression.Gzip } = options;
  const draw = raster ? () => content : drawer(content, maxZoom);
  const tiles: Tile[] = [];
  for (let z = minZoom; z <= maxZoom; z += 1) {
    for (const [x, y] of tilesOver(bounds, z)) {
      const drawn = draw(z, x, y);
      if (drawn) {
        const data = tileCompression === Compression.Gzip ? gzipSync(drawn) : drawn;
        tiles.push({ id: zxyToTileId(z, x, y), data });
      }
    }
  }
  tiles.sort((a, b) => a.id - b.id);
  const layers = raster ? {} : { vector_layers: Object.keys(content).map((id) => ({ id, fields: {} })) };
  const metadata = gzipSync(
    JSON.stringify({
      ...layers,
      attribution: '<a href="https://example.org">© Peta Uji</a>',
      ...options.metadata,
    }),
  );
  const { root, leaves } = directories(tiles, options.leaves);
  const data = Buffer.concat(tiles.map((tile) => tile.data));
  const offsets = { root: 127, metadata: 127 + root.length, leaves: 127 + root.length + metadata.length };
  const header = Buffer.alloc(127);
  header.write('PMTiles', 'latin1');
  header[7] = 3;
  const longs = [
    ...[offsets.root, root.length, offsets.metadata, metadata.length],
    ...[offsets.leaves, leaves.length, offsets.leaves + leaves.length, data.length],
    ...[tiles.length, tiles.length, tiles.length],
  ];
  for (const [index, value] of longs.entries()) header.writeBigUInt64LE(BigInt(value), 8 + index * 8);
  header.set([1, Compression.Gzip, tileCompression, tileType, minZoom, maxZoom], 96);
  const degrees = [...bounds];
  for (const [index, value] of degrees.entries())
    header.writeInt32LE(Math.round(value * 1e7), 102 + index * 4);
  header[118] = minZoom;
  header.writeInt32LE(Math.round(((bounds[0] + bounds[2]) / 2) * 1e7), 119);
  header.writeInt32LE(Math.round(((bounds[1] + bounds[3]) / 2) * 1e7), 123);
  return Buffer.concat([header, root, metadata, leaves, data]);
}

export const vectorArchive = (
  schema: keyof typeof schemas,
  options: Omit<ArchiveOptions, 'content'> = {},
): Buffer => writeArchive({ content: schemas[schema], ...options });

function drawer(content: Record<string, Feature[]>, maxZoom: number) {
  const indexes = Object.entries(content).map(([name, features]) => {
    const data: FeatureCollection = { type: 'FeatureCollection', features };
    return { name, index: new GeoJSONVT(data, { maxZoom, indexMaxZoom: 0, extent: 4096, buffer: 64 }) };
  });
  return (z: number, x: number, y: number): Buffer | null => {
    const layers = indexes.flatMap(({ name, index }) => {
      const tile = index.getTile(z, x, y);
      return tile ? [[name, tile] as const] : [];
    });
    return layers.length > 0
      ? Buffer.from(fromGeojsonVt(Object.fromEntries(layers), { version: 2, extent: 4096 }))
      : null;
  };
}

function tilesOver([west, south, east, north]: Bounds, z: number): [number, number][] {
  const n = 2 ** z;
  const column = (lon: number): number => Math.floor(((lon + 180) / 360) * n);
  const row = (lat: number): number =>
    Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * n);
  const tiles: [number, number][] = [];
  for (let x = column(west); x <= column(east); x += 1)
    for (let y = row(north); y <= row(south); y += 1) tiles.push([x, y]);
  return tiles;
}

interface Entry {
  id: number;
  offset: number;
  length: number;
  run: number;
}

function directories(tiles: Tile[], perLeaf?: number): { root: Buffer; leaves: Buffer } {
  let offset = 0;
  const entries = tiles.map(({ id, data }): Entry => {
    const entry = { id, offset, length: data.length, run: 1 };
    offset += data.length;
    return entry;
  });
  if (!perLeaf) return { root: directory(entries), leaves: Buffer.alloc(0) };
  const packed: Buffer[] = [];
  const pointers: Entry[] = [];
  let at = 0;
  for (let i = 0; i < entries.length; i += perLeaf) {
    const leaf = directory(entries.slice(i, i + perLeaf));
    packed.push(leaf);
    pointers.push({ id: entries[i]!.id, offset: at, length: leaf.length, run: 0 });
    at += leaf.length;
  }
  return { root: directory(pointers), leaves: Buffer.concat(packed) };
}

function directory(entries: Entry[]): Buffer {
  const bytes: number[] = [];
  const varint = (value: number): void => {
    let rest = value;
    while (rest >= 128) {
      bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  };
  varint(entries.length);
  let last = 0;
  for (const { id } of entries) {
    varint(id - last);
    last = id;
  }
  for (const { run } of entries) varint(run);
  for (const { length } of entries) varint(length);
  for (const { offset } of entries) varint(offset + 1);
  return gzipSync(Buffer.from(bytes));
}

/** A grey picture of one pixel. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
