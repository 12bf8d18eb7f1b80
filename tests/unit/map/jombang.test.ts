import { readFileSync } from 'node:fs';
import { bbox } from '@turf/bbox';
import { expect, test } from 'vitest';
import { JOMBANG } from '../../../shared/domain/basemap.ts';

test('the bounds of Jombang are those of its shipped outline, rounded outwards', () => {
  const file = new URL('../../../resources/map/kabupaten.geojson', import.meta.url);
  const [west, south, east, north] = bbox(JSON.parse(readFileSync(file, 'utf8')));
  const outwards = [
    Math.floor(west * 100),
    Math.floor(south * 100),
    Math.ceil(east * 100),
    Math.ceil(north * 100),
  ];
  expect(JOMBANG.map((degrees) => Math.round(degrees * 100))).toEqual(outwards);
});
