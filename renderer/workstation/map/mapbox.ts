import 'mapbox-gl/dist/mapbox-gl.css';
import mapboxgl from 'mapbox-gl/dist/mapbox-gl-csp.js';
import workerUrl from 'mapbox-gl/dist/mapbox-gl-csp-worker.js?url';
import type { MapEngine, OnlineOptions, OnlineStyle } from './engine.ts';
import { firstPicture, glEngine, mapOptions } from './glEngine.ts';
import { overlayLayers, overlaySources } from './overlay/layers.ts';
import { troubleOf } from './trouble.ts';

mapboxgl.workerUrl = workerUrl;

type PaintProperty = Parameters<mapboxgl.Map['setPaintProperty']>[1];
type Layer = Parameters<mapboxgl.Map['addLayer']>[0];

const styles: Record<OnlineStyle, string> = {
  streets: 'mapbox://styles/mapbox/streets-v12',
  satellite: 'mapbox://styles/mapbox/satellite-streets-v12',
};

/** Mapbox's own streets or satellite picture under the same overlays. Refuses to draw without a token. */
export async function openMapbox(options: OnlineOptions): Promise<MapEngine> {
  const map = new mapboxgl.Map({
    ...mapOptions(options),
    accessToken: options.token,
    attributionControl: false,
    projection: 'mercator',
    localFontFamily: 'Inter Variable',
    performanceMetricsCollection: false,
    style: styles[options.style],
  });
  map.addControl(new mapboxgl.AttributionControl({ compact: true }), 'bottom-left');
  map.touchZoomRotate.disableRotation();
  map.once('style.load', () => {
    for (const [id, source] of Object.entries(overlaySources(options.data))) map.addSource(id, source);
    for (const layer of overlayLayers(options.palette)) map.addLayer(layer as Layer);
  });
  await firstPicture(map, options.signal, (error) => troubleOf(error) !== null);
  map.on('error', ({ error }) => {
    const trouble = troubleOf(error);
    if (trouble) options.onTrouble(trouble);
  });
  return glEngine(
    {
      getCanvas: () => map.getCanvas(),
      addIcon: (name, icon, pixelRatio) => void map.addImage(name, icon, { sdf: true, pixelRatio }),
      setPaint: (layer, name, value) => map.setPaintProperty(layer, name as PaintProperty, value as never),
      setFilter: (layer, filter) => map.setFilter(layer, filter),
      setFeatures(id, _diff, whole) {
        const source = map.getSource(id);
        if (source?.type === 'geojson') source.setData(whole);
      },
      fitBounds: (bounds, camera) => map.fitBounds(bounds, camera),
      easeTo: (camera) => map.easeTo(camera),
      jumpTo: (camera) => map.jumpTo(camera),
      panBy: (offset, camera) => map.panBy(offset, camera),
      getZoom: () => map.getZoom(),
      getCenter: () => map.getCenter(),
      getBounds: () => map.getBounds(),
      hit: (layer, [{ x, y }, to]) =>
        (map.queryRenderedFeatures(
          [
            [x, y],
            [to.x, to.y],
          ],
          { layers: [layer] },
        )[0]?.properties?.['id'] as string | undefined) ?? null,
      listen(type, listener) {
        const heard = (event: mapboxgl.MapMouseEvent): void => listener(event);
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
    overlayLayers,
  );
}
