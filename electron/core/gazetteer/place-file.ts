import { parse } from 'csv-parse/sync';
import type { GeoJSON, Position } from 'geojson';
import polylabel from 'polylabel';
import { z } from 'zod';
import type { Point } from '../../../shared/domain/incident.ts';
import { METRES_PER_DEGREE } from '../../../shared/place/spotted.ts';
import { cleanLine } from '../../../shared/text/clean.ts';

/** A landmark or road that an administrator brought. */
export interface ImportedPlace {
  kind: 'landmark' | 'road';
  name: string;
  category: string;
  /** Other names, to be found by. */
  aliases: string;
  point: Point;
  /** Metres around the point within which all of it lies; 0 for a spot. */
  radius: number;
}

/** A row that was not taken, by its number in the file, and why. */
export interface BadRow {
  row: number;
  reason: string;
}

export interface PlaceFile {
  places: ImportedPlace[];
  bad: BadRow[];
}

export const MOST_BYTES = 50_000_000;
const MOST_ROWS = 100_000;
/** Around Jombang: what lies farther away is a mistake in the numbers, most often latitude and longitude swapped. */
const AREA = { west: 111, south: -9, east: 114, north: -6.5 };

class Unusable extends Error {}

const roads = /^(jalan|jl\.?|road|street|ruas|gang|highway|residential|primary|secondary|tertiary|trunk)/i;

const Text = z.union([z.string(), z.number()]).transform((value) => cleanLine(String(value)).slice(0, 200));

function place(row: {
  name: unknown;
  category: unknown;
  aliases: unknown;
  point: Point;
  radius: number;
  road: boolean;
}): ImportedPlace {
  const name = Text.safeParse(row.name);
  if (!name.success || name.data === '') throw new Unusable('no name');
  const { lat, lon } = row.point;
  if (!Number.isFinite(lat) || !Number.isFinite(lon)) throw new Unusable('no coordinates');
  const inside = lon >= AREA.west && lon <= AREA.east && lat >= AREA.south && lat <= AREA.north;
  if (!inside) throw new Unusable(`${lat}, ${lon} is far from Jombang`);
  const category = Text.safeParse(row.category).data ?? '';
  return {
    kind: row.road || roads.test(category) ? 'road' : 'landmark',
    name: name.data,
    category,
    aliases: Text.safeParse(row.aliases).data ?? '',
    point: { lat, lon },
    radius: row.radius,
  };
}

function collect<T>(rows: readonly T[], first: number, read: (row: T) => ImportedPlace): PlaceFile {
  const file: PlaceFile = { places: [], bad: [] };
  rows.forEach((row, index) => {
    try {
      if (index >= MOST_ROWS) throw new Unusable(`more than ${MOST_ROWS} rows`);
      file.places.push(read(row));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      file.bad.push({ row: first + index, reason: error.message });
    }
  });
  return file;
}

/**
 * Reads a CSV or GeoJSON file of places. Rows that cannot be used are named and left out; a file that is neither
 * throws. Columns and properties: `name` or `nama`, `category` or `jenis`, `alias`; CSV also `lat` or `lintang`
 * and `lon` or `bujur`.
 */
export function readPlaceFile(text: string, name: string): PlaceFile {
  const content = text.replace(/^\uFEFF/, '');
  return /\.csv$/i.test(name) ? readCsv(content) : readGeoJson(content);
}

function readCsv(text: string): PlaceFile {
  const [head = ''] = text.split(/\r?\n/, 1);
  const delimiter = head.includes(';') ? ';' : head.includes('\t') ? '\t' : ',';
  const rows: Record<string, string>[] = parse(text, {
    columns: (names: string[]) => names.map((column) => column.trim().toLowerCase()),
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  const either = (row: Record<string, string>, ...names: string[]): string =>
    names.map((column) => row[column]).find((value) => value !== undefined) ?? '';
  const degrees = (value: string): number => (value === '' ? Number.NaN : Number(value.replace(',', '.')));
  return collect(rows, 2, (row) =>
    place({
      name: either(row, 'name', 'nama'),
      category: either(row, 'category', 'jenis', 'kategori'),
      aliases: either(row, 'alias', 'aliases', 'nama lain'),
      point: {
        lat: degrees(either(row, 'lat', 'latitude', 'lintang')),
        lon: degrees(either(row, 'lon', 'lng', 'longitude', 'bujur')),
      },
      radius: 0,
      road: false,
    }),
  );
}

const Feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }),
});
const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });

function readGeoJson(text: string): PlaceFile {
  const collection = Collection.safeParse(JSON.parse(text));
  if (!collection.success) throw new Error('no GeoJSON FeatureCollection');
  return collect(collection.data.features, 1, (raw) => {
    const feature = Feature.safeParse(raw);
    if (!feature.success) throw new Unusable('no feature with a geometry');
    const properties = feature.data.properties ?? {};
    const either = (...names: string[]): unknown => names.map((key) => properties[key]).find(Boolean) ?? '';
    const { type } = feature.data.geometry;
    return place({
      name: either('name', 'nama'),
      category: either('category', 'jenis', 'amenity', 'highway', 'shop', 'building', 'place'),
      aliases: either('alias', 'aliases', 'alt_name', 'old_name'),
      ...standsFor(feature.data.geometry as GeoJSON),
      road: type.endsWith('LineString'),
    });
  });
}

/** The one point that stands for a shape, and how far the shape reaches from it. */
function standsFor(shape: GeoJSON): { point: Point; radius: number } {
  try {
    switch (shape.type) {
      case 'Point':
        return { point: pointOf(shape.coordinates), radius: 0 };
      case 'LineString':
        return along(shape.coordinates);
      case 'MultiLineString':
        return along(shape.coordinates.flat());
      case 'Polygon':
        return reaching(
          pointOf(polylabel(shape.coordinates as number[][][] as [number, number][][], 0.0001)),
          shape.coordinates.flat(),
        );
      default:
        break;
    }
  } catch {
    // A shape that is not what its type says.
  }
  throw new Unusable(`no point, line or polygon: ${String(shape.type).slice(0, 30)}`);
}

const pointOf = (position: Position | undefined): Point => {
  const [lon = Number.NaN, lat = Number.NaN] = position ?? [];
  if (typeof lon !== 'number' || typeof lat !== 'number') throw new Error('not a position');
  return { lat, lon };
};

const along = (line: Position[]): { point: Point; radius: number } =>
  reaching(pointOf(line[Math.floor(line.length / 2)]), line);

function reaching(point: Point, shape: Position[]): { point: Point; radius: number } {
  const narrow = Math.cos((point.lat * Math.PI) / 180);
  const far = shape
    .map(pointOf)
    .map(({ lat, lon }) => Math.hypot(lat - point.lat, (lon - point.lon) * narrow));
  return { point, radius: Math.ceil(Math.max(0, ...far) * METRES_PER_DEGREE) };
}
