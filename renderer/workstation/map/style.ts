import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapData } from './data.ts';
import type { Where } from './nextView.ts';
import type { Palette } from './palette.ts';

/** Font families of the window. Without a glyph server the engine draws letters with the page's own fonts. */
const regular = ['Inter Variable', 'DejaVu Sans'];
const strong = ['Inter Variable Semibold', 'Inter Variable', 'DejaVu Sans'];

const grows = (...stops: [zoom: number, size: number][]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification;

/** A filter that both libraries' types know. */
export type Equals = ['==', ['get', string], string];

const level = (name: string): Equals => ['==', ['get', 'level'], name];
const codeIs = (code: string | null): Equals => ['==', ['get', 'code'], code ?? ''];

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] };

export const pointSource = 'point';

export const sources = (data: MapData) => ({
  ...(Object.fromEntries(
    Object.entries(data).map(([name, areas]) => [name, { type: 'geojson' as const, data: areas }]),
  ) as Record<keyof MapData, { type: 'geojson'; data: FeatureCollection }>),
  [pointSource]: { type: 'geojson' as const, data: nothing },
});

/** Which areas stand out. */
export const chosenFilters = ({ kecamatan, desa }: Pick<Where, 'kecamatan' | 'desa'>) => ({
  'chosen-kecamatan': codeIs(kecamatan),
  'chosen-kecamatan-line': codeIs(kecamatan),
  'chosen-desa': codeIs(desa),
  'chosen-desa-line': codeIs(desa),
});

/** Both engines draw these. Sizes are CSS pixels. */
export function layers(color: Palette) {
  const text = { 'text-color': color.text, 'text-halo-color': color.halo, 'text-halo-width': 1.6 };
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    { id: 'around', type: 'background', paint: { 'background-color': color.around } },
    {
      id: 'neighbour-line',
      type: 'line',
      source: 'neighbours',
      layout: round,
      paint: { 'line-color': color['border-desa'], 'line-width': 1.2, 'line-dasharray': [3, 2] },
    },
    { id: 'land', type: 'fill', source: 'kabupaten', paint: { 'fill-color': color.land } },
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
      id: 'mark',
      type: 'circle',
      source: pointSource,
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
      source: pointSource,
      paint: { 'circle-color': color['mark-rim'], 'circle-radius': 2.5 },
    },
  ] satisfies LayerSpecification[];
}
