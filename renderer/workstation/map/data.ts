import type { FeatureCollection, Point } from 'geojson';
import type { Areas } from '../../../shared/place/place-at.ts';

export type Labels = FeatureCollection<
  Point,
  { code: string; name: string; level: 'desa' | 'kecamatan' | 'kabupaten' }
>;

/** What resources/map holds. */
export interface MapData {
  desa: Areas;
  kecamatan: Areas;
  kabupaten: Areas;
  neighbours: Areas;
  labels: Labels;
}

async function read<T>(name: string): Promise<T> {
  const answer = await fetch(`/resources/map/${name}.geojson`);
  if (!answer.ok) throw new Error(`map data ${name}: ${answer.status}`);
  return answer.json();
}

/** From the app's own files; never from the network. */
export async function loadMapData(): Promise<MapData> {
  const [desa, kecamatan, kabupaten, neighbours, labels] = await Promise.all([
    read<Areas>('desa'),
    read<Areas>('kecamatan'),
    read<Areas>('kabupaten'),
    read<Areas>('neighbours'),
    read<Labels>('labels'),
  ]);
  // A kota lies within its kabupaten's outline, and is meant first.
  neighbours.features.reverse();
  return { desa, kecamatan, kabupaten, neighbours, labels };
}
