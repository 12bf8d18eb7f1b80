import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Basemap } from '../../../../shared/domain/basemap.ts';
import { isDark, type Palette } from '../palette.ts';
import { vectorLayers } from './vector.ts';

const SOURCE = 'basemap';

/** The tiles of the room's own map, read from the app's own address. */
export function basemapSource(basemap: Basemap): Record<string, SourceSpecification> {
  const tiles = [`pmtiles://${location.origin}/map/${basemap.file}/{z}/{x}/{y}`];
  const { minZoom: minzoom, maxZoom: maxzoom, bounds } = basemap;
  return {
    [SOURCE]: basemap.schema
      ? { type: 'vector', tiles, minzoom, maxzoom, bounds }
      : { type: 'raster', tiles, tileSize: 256, minzoom, maxzoom, bounds },
  };
}

export function basemapLayers(basemap: Basemap, color: Palette): LayerSpecification[] {
  if (basemap.schema) return vectorLayers(basemap.schema, SOURCE, color);
  return [
    {
      id: 'base-picture',
      type: 'raster',
      source: SOURCE,
      paint: { 'raster-saturation': -0.3, 'raster-brightness-max': isDark(color.land) ? 0.6 : 1 },
    },
  ];
}
