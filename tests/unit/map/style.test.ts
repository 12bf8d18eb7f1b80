import { readFileSync } from 'node:fs';
import { featureFilter, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, test } from 'vitest';
import { vectorLayers } from '../../../renderer/workstation/map/basemap/vector.ts';
import type { MapData } from '../../../renderer/workstation/map/data.ts';
import { stepOf, thresholds } from '../../../renderer/workstation/map/heat/steps.ts';
import {
  chosenFilters,
  groundLayers,
  overlayLayers,
  overlaySources,
} from '../../../renderer/workstation/map/overlay/layers.ts';
import { isDark, type Palette, plainColor } from '../../../renderer/workstation/map/palette.ts';
import { tileSchemas } from '../../../shared/domain/basemap.ts';
import { schemas } from '../../maps/archive.ts';

/** Every colour another one, so that a mistaken one is seen. */
const palette = new Proxy({} as Palette, {
  get: (_, name) =>
    `#${[...String(name)]
      .reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 0xffffff, 7)
      .toString(16)
      .padStart(6, '0')}`,
});
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../resources/map/${name}.geojson`, import.meta.url), 'utf8'));
const data = Object.fromEntries(
  ['desa', 'kecamatan', 'kabupaten', 'neighbours', 'labels'].map((name) => [name, read(name)]),
) as unknown as MapData;

test('the shipped map and everything over it is a valid style', () => {
  const layers = [...groundLayers(palette), ...overlayLayers(palette)];
  expect(validateStyleMin({ version: 8, sources: overlaySources(data), layers })).toEqual([]);
  for (const layer of Object.keys(chosenFilters({ kecamatan: null, desa: null })))
    expect(layers.map(({ id }) => id)).toContain(layer);
});

describe.each(tileSchemas)('tiles in the %s schema', (schema) => {
  const layers = vectorLayers(schema, 'basemap', palette);

  test('are drawn by a valid style', () => {
    const sources = {
      basemap: { type: 'vector' as const, tiles: ['pmtiles://app://siaga/map/a/{z}/{x}/{y}'] },
    };
    expect(validateStyleMin({ version: 8, sources, layers: layers as never })).toEqual([]);
  });

  test('have their roads, water, buildings, green and names drawn, each by a layer for it', () => {
    const drawnBy = (layer: string, properties: Record<string, unknown>, type: number): string[] =>
      layers
        .filter((one): one is LayerSpecification & { 'source-layer': string } => 'source-layer' in one)
        .filter((one) => one['source-layer'] === layer)
        .filter((one) =>
          featureFilter((one as { filter?: unknown }).filter as never, 'layers[0].filter').filter(
            { zoom: 15 },
            {
              type,
              properties,
            } as never,
          ),
        )
        .map(({ id }) => id);
    const types = { Point: 1, LineString: 2, Polygon: 3 } as Record<string, number>;
    const missed: string[] = [];
    const drawn = new Set<string>();
    for (const [layer, features] of Object.entries(schemas[schema])) {
      for (const { properties, geometry } of features) {
        const by = drawnBy(layer, properties ?? {}, types[geometry.type]!);
        // The ground needs no layer: it is the background.
        if (by.length === 0 && layer !== 'earth') missed.push(`${layer} ${JSON.stringify(properties)}`);
        for (const id of by) drawn.add(id);
      }
    }
    expect(missed).toEqual([]);
    for (const id of [
      'base-water',
      'base-river',
      'base-building',
      'base-major',
      'base-minor',
      'base-rail',
      'base-major-name',
      'base-minor-name',
      'base-town',
    ])
      expect(drawn, id).toContain(id);
    expect([...drawn].some((id) => id.startsWith('base-green'))).toBe(true);
  });
});

test('colours that CSS mixed are said in the words of the map libraries', () => {
  expect(plainColor('color(srgb 1 0.5 0)')).toBe('rgba(255, 128, 0, 1)');
  expect(plainColor('color(srgb 0.2 0.4 0.6 / 0.5)')).toBe('rgba(51, 102, 153, 0.5)');
  expect(plainColor('rgb(1, 2, 3)')).toBe('rgb(1, 2, 3)');
  expect([isDark('rgb(255, 255, 255)'), isDark('rgba(24, 33, 42, 1)')]).toEqual([false, true]);
});

describe('the colours of a count', () => {
  test('are five at most, from one call to the most', () => {
    expect(thresholds([])).toEqual([]);
    expect(thresholds([2, 1])).toEqual([1, 2]);
    expect(thresholds([100, 7])).toEqual([1, 21, 41, 61, 81]);
    const limits = thresholds([100, 7]);
    expect([0, 1, 20, 21, 100].map((calls) => stepOf(limits, calls))).toEqual([0, 1, 1, 2, 5]);
  });
});
