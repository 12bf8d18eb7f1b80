import { area } from '@turf/area';
import { featureCollection, polygon } from '@turf/helpers';
import { union } from '@turf/union';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import polylabel from 'polylabel';

export type Area = Polygon | MultiPolygon;

/**
 * Neighbouring villages of the source do not share their vertices exactly: between them lie slivers of a
 * few metres' width, the largest under 8,000 m². What is larger is a real gap in the source and stays.
 */
const SLIVER = 10_000;

export const parts = (shape: Area): Position[][][] =>
  shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;

const shapeOf = (all: Position[][][]): Area =>
  all.length === 1 && all[0]
    ? { type: 'Polygon', coordinates: all[0] }
    : { type: 'MultiPolygon', coordinates: all };

/** Five decimals are about a metre. A ring that collapses to less than a triangle is left out. */
export function rounded(shape: Area): Area {
  const ring = (points: Position[]): Position[] =>
    points
      .map(([lon = 0, lat = 0]) => [Number(lon.toFixed(5)), Number(lat.toFixed(5))])
      .filter(([lon, lat], at, all) => at === 0 || lon !== all[at - 1]?.[0] || lat !== all[at - 1]?.[1]);
  const all = parts(shape).map((rings) => rings.map(ring).filter((points) => points.length >= 4));
  return shapeOf(all.filter((rings) => rings.length > 0));
}

/** The outline of many areas together, without the slivers between them. */
export function dissolved(shapes: readonly Area[]): Area {
  const one = union(
    featureCollection(shapes.map((geometry) => ({ type: 'Feature' as const, properties: {}, geometry }))),
  );
  if (!one) throw new Error('nothing to dissolve');
  const kept = parts(one.geometry).map(([outer, ...holes]) => {
    if (!outer) throw new Error('a polygon without an outer ring');
    return [outer, ...holes.filter((hole) => area(polygon([hole])) >= SLIVER)];
  });
  return shapeOf(kept);
}

/** The point of the area's largest part that is farthest from its border: always inside. */
export function labelPoint(shape: Area): Position {
  const [largest] = parts(shape).toSorted((a, b) => area(polygon(b)) - area(polygon(a)));
  if (!largest) throw new Error('an area without parts');
  const [lon = 0, lat = 0] = polylabel(largest as [number, number][][], 0.0001);
  return [Number(lon.toFixed(5)), Number(lat.toFixed(5))];
}

export const feature = <G extends Area | { type: 'Point'; coordinates: Position }, P>(
  geometry: G,
  properties: P,
): Feature<G, P> => ({ type: 'Feature', properties, geometry });
