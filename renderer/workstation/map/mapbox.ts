import 'mapbox-gl/dist/mapbox-gl.css';
import mapboxgl from 'mapbox-gl/dist/mapbox-gl-csp.js';
import workerUrl from 'mapbox-gl/dist/mapbox-gl-csp-worker.js?url';
import { type OpenEngine, pointOf } from './engine.ts';
import { firstPicture, glEngine, mapOptions } from './glEngine.ts';
import { layers, sources } from './style.ts';

mapboxgl.workerUrl = workerUrl;

type PaintProperty = Parameters<mapboxgl.Map['setPaintProperty']>[1];

/** Refuses to draw without a token, so the room has to configure one. */
export const openMapbox =
  (accessToken: string): OpenEngine =>
  async (options) => {
    const map = new mapboxgl.Map({
      ...mapOptions(options),
      accessToken,
      attributionControl: false,
      projection: 'mercator',
      localFontFamily: 'Inter Variable',
      performanceMetricsCollection: false,
      style: {
        version: 8,
        // Its validation asks for a glyph address; with `localFontFamily` nothing is fetched from it.
        glyphs: 'mapbox://fonts/mapbox/{fontstack}/{range}.pbf',
        sources: sources(options.data),
        layers: layers(options.palette),
      },
    });
    map.addControl(new mapboxgl.AttributionControl({ compact: true }), 'bottom-left');
    map.touchZoomRotate.disableRotation();
    map.on('click', ({ lngLat }) => options.onClick(pointOf(lngLat)));
    await firstPicture(map, options.signal);
    return glEngine({
      getCanvas: () => map.getCanvas(),
      setColor: (layer, name, color) => map.setPaintProperty(layer, name as PaintProperty, color),
      setFilter: (layer, filter) => map.setFilter(layer, filter),
      setData(id, data) {
        const source = map.getSource(id);
        if (source?.type === 'geojson') source.setData(data);
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
