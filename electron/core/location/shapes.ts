import type { CallLocation } from '../../../shared/domain/call-location.ts';
import type { Point } from '../../../shared/domain/incident.ts';
import { METRES_PER_DEGREE } from '../../../shared/place/spotted.ts';
import { all, type Element } from './xml.ts';

type Shape = Pick<Extract<CallLocation, { kind: 'position' }>, 'point' | 'radius' | 'shape'>;

const GML = ['http://www.opengis.net/gml'];
const SHAPE = ['http://www.opengis.net/pidflo/1.0'];
/** WGS 84, latitude first, without and with height (RFC 5491 §5.1). */
const SYSTEM = /(?:^|[:/#])(?:4326|4979)$/;
const METRE = /(?:^|[:/#])9001$/;
const RADIAN = /(?:^|[:/#])9101$/;

/**
 * The shapes of RFC 5491 §5.2 as a point and the circle around it that holds the whole shape; solid ones by their
 * floor. Null when there is none; throws when there is one that cannot be read.
 */
export function readShape(info: Element): Shape | null {
  const first = (ns: readonly string[], name: string): Element | undefined => all(info, ns, name)[0];
  const point = first(GML, 'Point');
  const circle = first(SHAPE, 'Circle') ?? first(SHAPE, 'Sphere');
  const ellipse = first(SHAPE, 'Ellipse') ?? first(SHAPE, 'Ellipsoid');
  const band = first(SHAPE, 'ArcBand');
  const polygon = first(GML, 'Polygon');
  if (circle) return sized(circle, 'circle', centre(circle), number(circle, 'radius'));
  if (ellipse) {
    const radius = Math.max(number(ellipse, 'semiMajorAxis'), number(ellipse, 'semiMinorAxis'));
    return sized(ellipse, 'ellipse', centre(ellipse), radius);
  }
  if (band) return arcBand(band);
  if (polygon) return around(polygon, 'polygon', corners(polygon));
  if (point) return sized(point, 'point', centre(point), 0);
  return null;
}

function sized(element: Element, shape: Shape['shape'], point: Point, radius: number): Shape {
  const system = element.attributes['srsName'];
  if (system !== undefined && !SYSTEM.test(system)) throw new Error('another reference system');
  if (!(radius >= 0 && radius <= 100_000)) throw new Error('radius');
  return { shape, point, radius: Math.round(radius * 10) / 10 };
}

const numbers = (text: string): number[] => {
  const list = text.trim().split(/\s+/).map(Number);
  if (list.some((value) => !Number.isFinite(value))) throw new Error('not a number');
  return list;
};

function position([lat, lon]: readonly number[]): Point {
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    throw new Error('not on earth');
  }
  return { lat, lon };
}

function centre(shape: Element): Point {
  const pos = all(shape, GML, 'pos')[0];
  if (!pos) throw new Error('no position');
  return position(numbers(pos.text));
}

function measure(shape: Element, name: string): Element {
  const found = all(shape, SHAPE, name)[0];
  if (!found || found.text.trim() === '') throw new Error(`no ${name}`);
  return found;
}

/** Metres. */
function number(shape: Element, name: string): number {
  const found = measure(shape, name);
  const unit = found.attributes['uom'];
  if (unit !== undefined && !METRE.test(unit)) throw new Error('another unit');
  return numbers(found.text)[0] ?? Number.NaN;
}

/** Radians; degrees unless it says otherwise. */
function angle(shape: Element, name: string): number {
  const found = measure(shape, name);
  const value = numbers(found.text)[0] ?? Number.NaN;
  return RADIAN.test(found.attributes['uom'] ?? '') ? value : (value * Math.PI) / 180;
}

function corners(polygon: Element): Point[] {
  const dimension = SYSTEM.exec(polygon.attributes['srsName'] ?? '')?.[0]?.endsWith('4979') ? 3 : 2;
  const [list] = all(polygon, GML, 'posList');
  if (list) {
    const values = numbers(list.text);
    const size = Number(list.attributes['srsDimension'] ?? dimension);
    if (values.length % size !== 0) throw new Error('half a position');
    return Array.from({ length: values.length / size }, (_, index) => position(values.slice(index * size)));
  }
  return all(polygon, GML, 'pos').map((pos) => position(numbers(pos.text)));
}

const narrowing = (lat: number): number => Math.max(0.01, Math.cos((lat * Math.PI) / 180));
const metres = (a: Point, b: Point): number =>
  Math.hypot(a.lat - b.lat, (a.lon - b.lon) * narrowing(a.lat)) * METRES_PER_DEGREE;

/** The middle of the box around the points, and how far the farthest is. */
function around(element: Element, shape: Shape['shape'], points: readonly Point[]): Shape {
  if (points.length < 3) throw new Error('no area');
  const middle = (values: number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const point = { lat: middle(points.map(({ lat }) => lat)), lon: middle(points.map(({ lon }) => lon)) };
  return sized(element, shape, point, Math.max(...points.map((corner) => metres(point, corner))));
}

const STEPS = 16;

/** Angles run clockwise from north (RFC 5491 §5.2.5). */
function arcBand(band: Element): Shape {
  const from = centre(band);
  const [inner, outer] = [number(band, 'innerRadius'), number(band, 'outerRadius')];
  const [start, opening] = [angle(band, 'startAngle'), angle(band, 'openingAngle')];
  const edge = [inner, outer].flatMap((radius) =>
    Array.from({ length: STEPS + 1 }, (_, step) => {
      const turn = start + (opening * step) / STEPS;
      return {
        lat: from.lat + (radius * Math.cos(turn)) / METRES_PER_DEGREE,
        lon: from.lon + (radius * Math.sin(turn)) / (METRES_PER_DEGREE * narrowing(from.lat)),
      };
    }),
  );
  return around(band, 'arc_band', edge);
}
