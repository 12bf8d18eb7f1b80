import 'maplibre-gl/dist/maplibre-gl.css';
import { GeoJSONSource, Map as GlMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { type OpenEngine, pointOf } from './engine.ts';
import { firstPicture, glEngine, mapOptions } from './glEngine.ts';
import { layers, sources } from './style.ts';

// The library finds its worker by itself only when it is served over http.
setWorkerUrl(workerUrl);

type PaintProperty = Parameters<GlMap['setPaintProperty']>[1];

/** Draws without any network: no `glyphs` in the style means letters from the page's fonts. */
export const openMaplibre: OpenEngine = async (options) => {
  const map = new GlMap({
    ...mapOptions(options),
    attributionControl: false,
    style: { version: 8, sources: sources(options.data), layers: layers(options.palette) },
  });
  map.touchZoomRotate.disableRotation();
  map.on('click', ({ lngLat }) => options.onClick(pointOf(lngLat)));
  await firstPicture(map, options.signal);
  return glEngine({
    getCanvas: () => map.getCanvas(),
    setColor: (layer, name, color) => map.setPaintProperty(layer, name as PaintProperty, color),
    setFilter: (layer, filter) => map.setFilter(layer, filter),
    setData(id, data) {
      const source = map.getSource(id);
      if (source instanceof GeoJSONSource) source.setData(data);
    },
    fitBounds: (bounds, camera) => map.fitBounds(bounds, camera),
    easeTo: (camera) => map.easeTo(camera),
    panBy: (offset, camera) => map.panBy(offset, camera),
    getZoom: () => map.getZoom(),
    getCenter: () => map.getCenter(),
    getBounds: () => map.getBounds(),
    remove: () => map.remove(),
  });
};
