/**
 * Makes resources/places/adjacent.json: for each village, those whose outlines touch its own. Run by hand when
 * resources/map/desa.geojson changes: `node build/map/adjacent.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { parts } from './outlines.ts';

const resources = path.join(import.meta.dirname, '..', '..', 'resources');
const villages: FeatureCollection<Polygon | MultiPolygon, { code: string }> = JSON.parse(
  readFileSync(path.join(resources, 'map', 'desa.geojson'), 'utf8'),
);

/** The villages at each corner: the outlines were cut from one another, so neighbours share their corners. */
const corners = new Map<string, Set<string>>();
for (const { geometry, properties } of villages.features) {
  for (const corner of parts(geometry).flat(2)) {
    const at = corners.get(corner.join()) ?? new Set();
    corners.set(corner.join(), at.add(properties.code));
  }
}
const adjacent = new Map(villages.features.map(({ properties }) => [properties.code, new Set<string>()]));
for (const codes of corners.values()) {
  for (const one of codes) for (const other of codes) if (one !== other) adjacent.get(one)?.add(other);
}
const lines = [...adjacent].map(([code, others]) => `"${code}":${JSON.stringify([...others].sort())}`);
writeFileSync(path.join(resources, 'places', 'adjacent.json'), `{\n${lines.sort().join(',\n')}\n}\n`);
