import 'maplibre-gl/dist/maplibre-gl.css';
import {
  addProtocol,
  GeoJSONSource,
  Map as GlMap,
  type LayerSpecification,
  type MapMouseEvent,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { Protocol } from 'pmtiles';
import { basemapLayers, basemapSource } from './basemap/basemap.ts';
import type { MapEngine, OfflineOptions } from './engine.ts';
import { firstPicture, glEngine, mapOptions } from './glEngine.ts';
import { groundLayers, overlayLayers, overlaySources, plainGround } from './overlay/layers.ts';
import type { Palette } from './palette.ts';

// The library finds its worker by itself only when it is served over http.
setWorkerUrl(workerUrl);
addProtocol('pmtiles', new Protocol().tile);

type PaintProperty = Parameters<GlMap['setPaintProperty']>[1];

/** Draws without any network: no `glyphs` in the style means letters from the page's fonts. */
export async function openMaplibre(options: OfflineOptions): Promise<MapEngine> {
  const { basemap, data } = options;
  const layersOf = (palette: Palette): LayerSpecification[] => [
    ...(basemap ? [...plainGround(palette), ...basemapLayers(basemap, palette)] : groundLayers(palette)),
    ...overlayLayers(palette),
  ];
  const map = new GlMap({
    ...mapOptions(options),
    attributionControl: false,
    style: {
      version: 8,
      sources: { ...(basemap ? basemapSource(basemap) : {}), ...overlaySources(data) },
      layers: layersOf(options.palette),
    },
  });
  map.touchZoomRotate.disableRotation();
  await firstPicture(map, options.signal);
  return glEngine(
    {
      getCanvas: () => map.getCanvas(),
      addIcon: (name, icon, pixelRatio) => void map.addImage(name, icon, { sdf: true, pixelRatio }),
      setPaint: (layer, name, value) => map.setPaintProperty(layer, name as PaintProperty, value as never),
      setFilter: (layer, filter) => map.setFilter(layer, filter),
      setFeatures(id, diff) {
        const source = map.getSource(id);
        if (source instanceof GeoJSONSource) void source.updateData(diff);
      },
      fitBounds: (bounds, camera) => map.fitBounds(bounds, camera),
      easeTo: (camera) => map.easeTo(camera),
      jumpTo: (camera) => map.jumpTo(camera),
      panBy: (offset, camera) => map.panBy(offset, camera),
      getZoom: () => map.getZoom(),
      getCenter: () => map.getCenter(),
      getBounds: () => map.getBounds(),
      hit: (layer, [{ x, y }, to]) =>
        map.queryRenderedFeatures(
          [
            [x, y],
            [to.x, to.y],
          ],
          { layers: [layer] },
        )[0]?.properties['id'] ?? null,
      listen(type, listener) {
        const heard = (event: MapMouseEvent): void => listener(event);
        map.on(type, heard);
        return () => map.off(type, heard);
      },
      onMove: (listener) => void map.on('move', listener),
      onceDrawn(listener) {
        map.once('render', listener);
        map.triggerRepaint();
      },
      resize: () => map.resize(),
      remove: () => map.remove(),
    },
    options,
    layersOf,
  );
}
