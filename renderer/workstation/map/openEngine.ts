import type { EngineOptions, MapEngine } from './engine.ts';

/**
 * Mapbox when the room has a token for it, MapLibre otherwise. A refused token must not cost the operator the
 * map, so what Mapbox cannot open MapLibre does. Each library is fetched only when it is needed.
 */
export async function openEngine(token: string | null, options: EngineOptions): Promise<MapEngine> {
  if (token) {
    const { openMapbox } = await import('./mapbox.ts');
    try {
      return await openMapbox(token)(options);
    } catch (error) {
      options.signal.throwIfAborted();
      console.warn('mapbox did not open, drawing with maplibre', error);
    }
  }
  const { openMaplibre } = await import('./maplibre.ts');
  options.signal.throwIfAborted();
  return openMaplibre(options);
}
