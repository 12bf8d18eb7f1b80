import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { grows, regular, strong } from '../basemap/words.ts';
import type { MapData } from '../data.ts';
import type { Where } from '../nextView.ts';
import type { Palette } from '../palette.ts';

/** A filter that both libraries' types know. */
export type Equals = ['==', ['get', string], string];

const level = (name: string): Equals => ['==', ['get', 'level'], name];
const codeIs = (code: string | null): Equals => ['==', ['get', 'code'], code ?? ''];
const kindIs = (kind: string): Equals => ['==', ['get', 'kind'], kind];

const isArea: ExpressionSpecification = ['in', ['geometry-type'], ['literal', ['Polygon', 'MultiPolygon']]];

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** What the panel shows and changes: each is a source of its own, so that a change draws little anew. */
export const shownSources = ['heat', 'incidents', 'posts', 'hint', 'point', 'measure'] as const;
export type ShownSource = (typeof shownSources)[number];

interface GeoJsonSource {
  type: 'geojson';
  data: FeatureCollection;
  promoteId?: string;
}

/** Sources of everything that is ours, on whatever ground. */
export const overlaySources = (data: MapData): Record<string, GeoJsonSource> => ({
  ...Object.fromEntries(
    Object.entries(data).map(([name, areas]) => [
      name,
      { type: 'geojson' as const, data: areas as FeatureCollection },
    ]),
  ),
  ...Object.fromEntries(
    shownSources.map((name) => [name, { type: 'geojson' as const, data: nothing, promoteId: 'id' }]),
  ),
});

/** Which areas stand out. */
export const chosenFilters = ({ kecamatan, desa }: Pick<Where, 'kecamatan' | 'desa'>) => ({
  'chosen-kecamatan': codeIs(kecamatan),
  'chosen-kecamatan-line': codeIs(kecamatan),
  'chosen-desa': codeIs(desa),
  'chosen-desa-line': codeIs(desa),
});

/** Markers that answer to a click. */
export const INCIDENTS = 'incident';
/** The point of the report, which can be dragged. */
export const MARK = 'mark';

/** The ground where no other map is: the surface of Jombang among its neighbours. */
export const groundLayers = (color: Palette): LayerSpecification[] => [
  { id: 'around', type: 'background', paint: { 'background-color': color.around } },
  { id: 'land', type: 'fill', source: 'kabupaten', paint: { 'fill-color': color.land } },
];

/** The same under tiles, which have their own surface. */
export const plainGround = (color: Palette): LayerSpecification[] => [
  { id: 'around', type: 'background', paint: { 'background-color': color.land } },
];

/** Both engines draw these, above any ground. Sizes are CSS pixels. */
export function overlayLayers(color: Palette): LayerSpecification[] {
  const text = { 'text-color': color.text, 'text-halo-color': color.halo, 'text-halo-width': 1.6 };
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const priority = (values: [red: string, yellow: string, green: string, none: string]) =>
    [
      'match',
      ['get', 'priority'],
      ...['red', values[0], 'yellow', values[1], 'green', values[2]],
      values[3],
    ] as unknown as ExpressionSpecification;
  const heat = [
    ...[
      'match',
      ['get', 'step'],
      1,
      color['heat-1'],
      2,
      color['heat-2'],
      3,
      color['heat-3'],
      4,
      color['heat-4'],
    ],
    color['heat-5'],
  ] as unknown as ExpressionSpecification;
  return [
    {
      id: 'neighbour-line',
      type: 'line',
      source: 'neighbours',
      layout: round,
      paint: { 'line-color': color['border-desa'], 'line-width': 1.2, 'line-dasharray': [3, 2] },
    },
    {
      id: 'heat',
      type: 'fill',
      source: 'heat',
      filter: kindIs('area'),
      paint: {
        'fill-color': heat,
        'fill-opacity': 0.8,
      },
    },
    {
      id: 'chosen-kecamatan',
      type: 'fill',
      source: 'kecamatan',
      filter: codeIs(null),
      paint: { 'fill-color': color.chosen, 'fill-opacity': 0.12 },
    },
    {
      id: 'chosen-desa',
      type: 'fill',
      source: 'desa',
      filter: codeIs(null),
      paint: { 'fill-color': color.chosen, 'fill-opacity': 0.24 },
    },
    {
      id: 'desa-line',
      type: 'line',
      source: 'desa',
      layout: round,
      paint: { 'line-color': color['border-desa'], 'line-width': grows([9, 0.4], [12, 1], [15, 1.6]) },
    },
    {
      id: 'kecamatan-line',
      type: 'line',
      source: 'kecamatan',
      layout: round,
      paint: { 'line-color': color['border-kecamatan'], 'line-width': grows([9, 1], [12, 1.8], [15, 2.6]) },
    },
    {
      id: 'kabupaten-line',
      type: 'line',
      source: 'kabupaten',
      layout: round,
      paint: { 'line-color': color['border-kabupaten'], 'line-width': grows([9, 1.8], [13, 3.2]) },
    },
    {
      id: 'chosen-kecamatan-line',
      type: 'line',
      source: 'kecamatan',
      filter: codeIs(null),
      layout: round,
      paint: { 'line-color': color.chosen, 'line-width': 2 },
    },
    {
      id: 'chosen-desa-line',
      type: 'line',
      source: 'desa',
      filter: codeIs(null),
      layout: round,
      paint: { 'line-color': color.chosen, 'line-width': 3 },
    },
    {
      id: 'desa-label',
      type: 'symbol',
      source: 'labels',
      filter: level('desa'),
      minzoom: 11,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': regular,
        'text-size': grows([11, 11], [14, 14]),
        'text-padding': 4,
        'text-max-width': 8,
      },
      paint: { ...text, 'text-color': color['text-soft'] },
    },
    {
      id: 'kabupaten-label',
      type: 'symbol',
      source: 'labels',
      filter: level('kabupaten'),
      layout: { 'text-field': ['get', 'name'], 'text-font': regular, 'text-size': 11, 'text-max-width': 7 },
      paint: { ...text, 'text-color': color['text-soft'], 'text-halo-color': color.around },
    },
    {
      id: 'kecamatan-label',
      type: 'symbol',
      source: 'labels',
      filter: level('kecamatan'),
      maxzoom: 14,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': strong,
        'text-size': grows([8.5, 11], [10, 13], [13, 17]),
        'text-padding': 1,
        'text-max-width': 8,
      },
      paint: text,
    },
    {
      id: 'heat-count',
      type: 'symbol',
      source: 'heat',
      filter: kindIs('count'),
      layout: {
        'text-field': ['to-string', ['get', 'calls']],
        'text-font': strong,
        'text-size': 13,
        'text-offset': [0, 1.3],
        'text-allow-overlap': true,
      },
      paint: text,
    },
    {
      id: 'sure-area',
      type: 'fill',
      source: 'point',
      filter: isArea,
      paint: { 'fill-color': color.mark, 'fill-opacity': 0.14 },
    },
    {
      id: 'sure-line',
      type: 'line',
      source: 'point',
      filter: isArea,
      layout: round,
      paint: { 'line-color': color.mark, 'line-width': 2, 'line-dasharray': [2, 2] },
    },
    {
      id: 'post',
      type: 'symbol',
      source: 'posts',
      layout: {
        'icon-image': ['match', ['get', 'kind'], 'hospital', 'hospital', 'post'],
        'icon-size': 1,
        'icon-allow-overlap': true,
        'text-field': ['step', ['zoom'], '', 11, ['get', 'name']],
        'text-font': regular,
        'text-size': 11,
        'text-offset': [0, 1],
        'text-anchor': 'top',
        'text-optional': true,
      },
      paint: { ...text, 'icon-color': color.post, 'icon-halo-color': color.halo, 'icon-halo-width': 1.5 },
    },
    {
      id: INCIDENTS,
      type: 'symbol',
      source: 'incidents',
      layout: {
        'icon-image': priority(['triangle', 'diamond', 'disc', 'ring']),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        // The most urgent lies on top.
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: {
        'icon-color': priority([
          ...([color['priority-red'], color['priority-yellow'], color['priority-green']] as const),
          color['priority-none'],
        ]),
        'icon-halo-color': color.halo,
        'icon-halo-width': 1.5,
        'icon-opacity': ['match', ['get', 'status'], 'closed', 0.4, 1],
      },
    },
    {
      id: 'hint-area',
      type: 'line',
      source: 'hint',
      filter: isArea,
      layout: round,
      paint: { 'line-color': color.chosen, 'line-width': 2, 'line-dasharray': [1, 2] },
    },
    {
      id: 'hint-mark',
      type: 'circle',
      source: 'hint',
      filter: kindIs('mark'),
      paint: {
        'circle-color': color.halo,
        'circle-opacity': 0.4,
        'circle-radius': 8,
        'circle-stroke-color': color.chosen,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'measure-line',
      type: 'line',
      source: 'measure',
      layout: round,
      paint: { 'line-color': color.measure, 'line-width': 3, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'measure-corner',
      type: 'circle',
      source: 'measure',
      filter: kindIs('corner'),
      paint: {
        'circle-color': color.halo,
        'circle-radius': 4,
        'circle-stroke-color': color.measure,
        'circle-stroke-width': 2,
      },
    },
    {
      id: MARK,
      type: 'circle',
      source: 'point',
      filter: kindIs('mark'),
      paint: {
        'circle-color': color.mark,
        'circle-radius': 8,
        'circle-stroke-color': color['mark-rim'],
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'mark-centre',
      type: 'circle',
      source: 'point',
      filter: kindIs('mark'),
      paint: { 'circle-color': color['mark-rim'], 'circle-radius': 2.5 },
    },
  ];
}
