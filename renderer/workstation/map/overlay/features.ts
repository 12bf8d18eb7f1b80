import type { Polygon } from 'geojson';
import {
  effectivePriority,
  type Incident,
  type LocatedPoint,
  type Point,
} from '../../../../shared/domain/incident.ts';
import { destination } from '../../../../shared/place/bearing.ts';
import type { Areas } from '../../../../shared/place/place-at.ts';
import type { Shown } from './diff.ts';

const at = ({ lat, lon }: Point): [number, number] => [lon, lat];

const spot = (id: string, point: Point, properties: Record<string, unknown>): Shown => ({
  type: 'Feature',
  id,
  properties: { id, ...properties },
  geometry: { type: 'Point', coordinates: at(point) },
});

/** How urgent, for shape, colour and order. */
const ranks = { red: 3, yellow: 2, green: 1, none: 0 } as const;

const markers = new WeakMap<Incident, Shown>();

/** Markers of incidents that have a point. The same incident gives the same marker, so that little is compared. */
export function incidentMarkers(incidents: readonly Incident[], except: string | null): Shown[] {
  return incidents.flatMap((incident): Shown[] => {
    const { point } = incident.fields;
    if (!point || incident.id === except || incident.mergedInto) return [];
    const known = markers.get(incident);
    if (known) return [known];
    const priority = effectivePriority(incident) ?? 'none';
    const rank = incident.status === 'closed' ? -1 : ranks[priority];
    const marker = spot(incident.id, point, { priority, rank, status: incident.status });
    markers.set(incident, marker);
    return [marker];
  });
}

const CORNERS = 64;

/** A circle on the ground, as a ring of corners. */
export function circle(centre: Point, radius: number): Polygon {
  const ring = Array.from({ length: CORNERS }, (_, i) =>
    at(destination(centre, radius, (360 / CORNERS) * i)),
  );
  return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? at(centre)]] };
}

/** The point of the report, drawn as sure as it is: a mark, a circle around it, or the outline of the area. */
export function pointFeatures(point: LocatedPoint | null, areas: readonly Areas[]): Shown[] {
  if (!point) return [];
  switch (point.certainty) {
    case 'exact':
      return [spot('mark', point, { kind: 'mark' })];
    case 'near': {
      const geometry = circle(point, point.radius);
      const around: Shown = {
        type: 'Feature',
        id: 'around',
        properties: { id: 'around', kind: 'around' },
        geometry,
      };
      return [around, spot('mark', point, { kind: 'mark' })];
    }
    case 'area': {
      const area = areas
        .flatMap(({ features }) => features)
        .find(({ properties }) => properties.code === point.area);
      return area
        ? [
            {
              type: 'Feature',
              id: 'around',
              properties: { id: 'around', kind: 'around' },
              geometry: area.geometry,
            },
          ]
        : [spot('mark', point, { kind: 'mark' })];
    }
  }
}

/** Where the network says that the caller is: hollow and dotted, because nobody has taken it yet. */
export function hintFeatures(hint: { point: Point; radius: number } | null): Shown[] {
  if (!hint) return [];
  const mark = spot('hint', hint.point, { kind: 'mark' });
  if (hint.radius === 0) return [mark];
  const geometry = circle(hint.point, hint.radius);
  return [
    { type: 'Feature', id: 'hint-area', properties: { id: 'hint-area', kind: 'around' }, geometry },
    mark,
  ];
}

/** A measured way: its line and its corners. */
export function measureFeatures(corners: readonly Point[]): Shown[] {
  const dots = corners.map((corner, index) => spot(`corner-${index}`, corner, { kind: 'corner' }));
  if (corners.length < 2) return dots;
  const line: Shown = {
    type: 'Feature',
    id: 'line',
    properties: { id: 'line', kind: 'line' },
    geometry: { type: 'LineString', coordinates: corners.map(at) },
  };
  return [line, ...dots];
}
