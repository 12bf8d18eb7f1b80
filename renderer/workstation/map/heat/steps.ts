import type { Heat } from '../../../../shared/contract/map.ts';
import type { MapData } from '../data.ts';
import type { Shown } from '../overlay/diff.ts';

export const STEPS = 5;

/** From how many calls on an area is drawn in each colour; the last one reaches to the most. */
export function thresholds(counts: readonly number[]): number[] {
  const most = Math.max(0, ...counts);
  if (most === 0) return [];
  const steps = Math.min(STEPS, most);
  return Array.from({ length: steps }, (_, step) => Math.floor((most * step) / steps) + 1);
}

/** Which colour a count has, 1 to 5; 0 for none. */
export const stepOf = (limits: readonly number[], calls: number): number =>
  limits.findLastIndex((least) => calls >= least) + 1;

/** Kecamatan with their colour, and their number in words of the map. */
export function heatFeatures(heat: Heat | null, data: MapData): Shown[] {
  if (!heat) return [];
  const limits = thresholds(heat.areas.map(({ calls }) => calls));
  return heat.areas.flatMap(({ kecamatan, calls }): Shown[] => {
    const area = data.kecamatan.features.find(({ properties }) => properties.code === kecamatan);
    const label = data.labels.features.find(({ properties }) => properties.code === kecamatan);
    if (!area || !label) return [];
    const count = `count-${kecamatan}`;
    return [
      {
        ...{ type: 'Feature', id: kecamatan, geometry: area.geometry },
        properties: { id: kecamatan, kind: 'area', step: stepOf(limits, calls) },
      },
      {
        type: 'Feature',
        id: count,
        geometry: label.geometry,
        properties: { id: count, kind: 'count', calls },
      },
    ];
  });
}
