import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { TileSchema } from '../../../../shared/domain/basemap.ts';
import type { Palette } from '../palette.ts';
import { both, grows, not, oneOf, regular, strong } from './words.ts';

/** Where a schema keeps what the map draws: the layer of the tiles, and which of its features. */
interface Part {
  layer: string;
  filter: ExpressionSpecification;
}

interface Schema {
  green: Part[];
  water: Part;
  river: Part;
  building: Part;
  major: Part;
  minor: Part;
  path: Part;
  rail: Part;
  majorName: Part;
  minorName: Part;
  town: Part;
  village: Part;
}

const isArea: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const every: ExpressionSpecification = ['literal', true];

/** Protomaps: version 4 says `kind`, older tiles `pmap:kind`. */
const kind: ExpressionSpecification = ['coalesce', ['get', 'kind'], ['get', 'pmap:kind'], ''];
const detail: ExpressionSpecification = [
  'coalesce',
  ['get', 'kind_detail'],
  ['get', 'pmap:kind_detail'],
  ['get', 'pmap:place'],
  '',
];
const greens = [
  'park',
  'forest',
  'wood',
  'grass',
  'grassland',
  'nature_reserve',
  'cemetery',
  'pitch',
  'golf_course',
];
const majorRoads = both(oneOf(kind, 'highway', 'major_road', 'medium_road'));
const bigPlace = oneOf(detail, 'city', 'town');

/** OpenMapTiles: everything is told by `class`. */
const sort: ExpressionSpecification = ['coalesce', ['get', 'class'], ''];
const main = oneOf(sort, 'motorway', 'trunk', 'primary', 'secondary', 'tertiary');
const small = oneOf(sort, 'minor', 'service', 'street', 'street_limited', 'busway');
const big = oneOf(sort, 'city', 'town');

const schemas: Record<TileSchema, Schema> = {
  protomaps: {
    green: [
      { layer: 'landcover', filter: oneOf(kind, ...greens) },
      { layer: 'landuse', filter: oneOf(kind, ...greens) },
      { layer: 'natural', filter: oneOf(kind, ...greens) },
    ],
    water: { layer: 'water', filter: isArea },
    river: { layer: 'water', filter: not(isArea) },
    building: { layer: 'buildings', filter: isArea },
    major: { layer: 'roads', filter: majorRoads },
    minor: { layer: 'roads', filter: oneOf(kind, 'minor_road') },
    path: { layer: 'roads', filter: oneOf(kind, 'path', 'other') },
    rail: { layer: 'roads', filter: oneOf(kind, 'rail') },
    majorName: { layer: 'roads', filter: majorRoads },
    minorName: { layer: 'roads', filter: oneOf(kind, 'minor_road', 'path', 'other') },
    town: { layer: 'places', filter: both(oneOf(kind, 'locality'), bigPlace) },
    village: { layer: 'places', filter: both(oneOf(kind, 'locality', 'neighbourhood'), not(bigPlace)) },
  },
  openmaptiles: {
    green: [
      { layer: 'landcover', filter: oneOf(sort, 'wood', 'grass', 'wetland') },
      { layer: 'landuse', filter: oneOf(sort, 'cemetery', 'pitch', 'stadium') },
      { layer: 'park', filter: isArea },
    ],
    water: { layer: 'water', filter: isArea },
    river: { layer: 'waterway', filter: every },
    building: { layer: 'building', filter: isArea },
    major: { layer: 'transportation', filter: main },
    minor: { layer: 'transportation', filter: small },
    path: { layer: 'transportation', filter: oneOf(sort, 'path', 'track') },
    rail: { layer: 'transportation', filter: oneOf(sort, 'rail', 'transit') },
    majorName: { layer: 'transportation_name', filter: main },
    minorName: { layer: 'transportation_name', filter: not(main) },
    town: { layer: 'place', filter: big },
    village: {
      layer: 'place',
      filter: oneOf(sort, 'village', 'hamlet', 'suburb', 'neighbourhood', 'quarter'),
    },
  },
};

/** Roads, water, buildings and names of the room's own tiles: calm, and below everything that is ours. */
export function vectorLayers(schema: TileSchema, source: string, color: Palette): LayerSpecification[] {
  const parts = schemas[schema];
  const of = ({ layer, filter }: Part) => ({ source, 'source-layer': layer, filter });
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const words = { 'text-color': color['text-soft'], 'text-halo-color': color.halo, 'text-halo-width': 1.4 };
  const named: ExpressionSpecification = ['coalesce', ['get', 'name:id'], ['get', 'name'], ''];
  const alongRoad = {
    'symbol-placement': 'line',
    'text-field': named,
    'text-font': regular,
    'text-size': 11,
    'text-padding': 6,
  } as const;
  const roads = (id: string, part: Part, edge: string, fill: string, width: [number, number][]) =>
    [
      {
        ...{ id: `base-${id}-edge`, type: 'line', ...of(part), layout: round },
        paint: {
          'line-color': edge,
          'line-width': grows(...width.map(([z, w]): [number, number] => [z, w + 1.6])),
        },
      },
      {
        ...{ id: `base-${id}`, type: 'line', ...of(part), layout: round },
        paint: { 'line-color': fill, 'line-width': grows(...width) },
      },
    ] satisfies LayerSpecification[];
  return [
    ...parts.green.map(
      (part, index): LayerSpecification => ({
        ...{ id: `base-green-${index}`, type: 'fill', ...of(part) },
        paint: { 'fill-color': color.green },
      }),
    ),
    { id: 'base-water', type: 'fill', ...of(parts.water), paint: { 'fill-color': color.water } },
    {
      ...{ id: 'base-river', type: 'line', ...of(parts.river), layout: round },
      paint: { 'line-color': color.water, 'line-width': grows([9, 0.8], [14, 3], [17, 8]) },
    },
    {
      ...{ id: 'base-building', type: 'fill', ...of(parts.building), minzoom: 14 },
      paint: { 'fill-color': color.building },
    },
    {
      ...{ id: 'base-path', type: 'line', ...of(parts.path), minzoom: 14, layout: round },
      paint: { 'line-color': color['road-edge'], 'line-width': 1, 'line-dasharray': [2, 2] },
    },
    ...roads('minor', { ...parts.minor }, color['road-edge'], color.road, [
      [11, 0.3],
      [14, 2.5],
      [18, 12],
    ]),
    {
      ...{ id: 'base-rail', type: 'line', ...of(parts.rail) },
      paint: { 'line-color': color.rail, 'line-width': grows([9, 0.8], [15, 2.2]), 'line-dasharray': [4, 2] },
    },
    ...roads('major', parts.major, color['road-edge'], color['road-major'], [
      [8, 0.8],
      [12, 2.4],
      [15, 6],
      [18, 16],
    ]),
    {
      id: 'base-major-name',
      type: 'symbol',
      ...of(parts.majorName),
      minzoom: 12,
      layout: alongRoad,
      paint: words,
    },
    {
      id: 'base-minor-name',
      type: 'symbol',
      ...of(parts.minorName),
      minzoom: 14,
      layout: alongRoad,
      paint: words,
    },
    {
      ...{ id: 'base-village', type: 'symbol', ...of(parts.village), minzoom: 13 },
      layout: { 'text-field': named, 'text-font': regular, 'text-size': 12, 'text-padding': 8 },
      paint: words,
    },
    {
      ...{ id: 'base-town', type: 'symbol', ...of(parts.town), minzoom: 8 },
      layout: { 'text-field': named, 'text-font': strong, 'text-size': 12, 'text-padding': 8 },
      paint: words,
    },
  ];
}
