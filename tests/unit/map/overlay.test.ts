import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffOf, type Shown } from '../../../renderer/workstation/map/overlay/diff.ts';
import {
  circle,
  hintFeatures,
  incidentMarkers,
  measureFeatures,
  pointFeatures,
} from '../../../renderer/workstation/map/overlay/features.ts';
import { ICON_RATIO, icons } from '../../../renderer/workstation/map/overlay/icons.ts';
import { nearest, postsOf } from '../../../renderer/workstation/map/overlay/posts.ts';
import type { Agency } from '../../../shared/domain/agency.ts';
import { emptyFields, type Incident, type LocatedPoint } from '../../../shared/domain/incident.ts';
import { distance } from '../../../shared/place/bearing.ts';
import type { Areas } from '../../../shared/place/place-at.ts';

const desa: Areas = JSON.parse(
  readFileSync(new URL('../../../resources/map/desa.geojson', import.meta.url), 'utf8'),
);
const spot = { lat: -7.55, lon: 112.23 };
const got = { ...spot, source: 'said', fillsPlace: false } as const;

function incident(id: string, fields: Partial<Incident['fields']>, more: Partial<Incident> = {}): Incident {
  const at = { point: { ...got, certainty: 'exact' } as LocatedPoint };
  const view = {
    id,
    status: 'open',
    mergedInto: null,
    suggestion: null,
    fields: { ...emptyFields, ...at, ...fields },
    ...more,
  };
  return view as unknown as Incident;
}

describe('the marker of an incident', () => {
  test('tells its priority by more than colour, and the most urgent lies on top', () => {
    const markers = incidentMarkers(
      [incident('a', { priority: 'green' }), incident('b', { priority: 'red' }), incident('c', {})],
      null,
    );
    const told = markers.map(({ properties }) => [properties?.['priority'], properties?.['rank']]);
    expect(told).toEqual([
      ['green', 1],
      ['red', 3],
      ['none', 0],
    ]);
  });

  test('takes the priority that the guide suggests where the operator chose none', () => {
    const suggestion = { priority: 'yellow' } as Incident['suggestion'];
    const told = incidentMarkers(
      [incident('a', {}, { suggestion }), incident('b', { priority: 'green' }, { suggestion })],
      null,
    ).map(({ properties }) => properties?.['priority']);
    expect(told).toEqual(['yellow', 'green']);
  });

  test('of a closed one lies below all that are open', () => {
    const [marker] = incidentMarkers([incident('a', { priority: 'red' }, { status: 'closed' })], null);
    expect(marker?.properties).toMatchObject({ status: 'closed', rank: -1 });
  });

  test('is not drawn without a point, for the report that is open in the form, and for one merged away', () => {
    const all = [
      incident('a', { point: null }),
      incident('b', {}),
      incident('c', {}, { mergedInto: { id: 'b', number: '1' } as never }),
    ];
    expect(incidentMarkers(all, 'b')).toEqual([]);
  });

  test('stays the same object while the incident does', () => {
    const one = incident('a', {});
    expect(incidentMarkers([one], null)[0]).toBe(incidentMarkers([one], null)[0]);
  });
});

describe('the point of the report is drawn as sure as it is', () => {
  const drawn = (point: LocatedPoint | null) =>
    pointFeatures(point, [desa]).map(({ properties, geometry }) => [properties?.['kind'], geometry.type]);
  test('as a mark, a mark in a circle, or the outline of its area', () => {
    expect(drawn(null)).toEqual([]);
    expect(drawn({ ...got, certainty: 'exact' })).toEqual([['mark', 'Point']]);
    expect(drawn({ ...got, certainty: 'near', radius: 300 })).toEqual([
      ['around', 'Polygon'],
      ['mark', 'Point'],
    ]);
    const { code } = desa.features[0]!.properties;
    expect(drawn({ ...got, certainty: 'area', area: code })).toEqual([
      ['around', desa.features[0]!.geometry.type],
    ]);
    expect(drawn({ ...got, certainty: 'area', area: '99.99.99' })).toEqual([['mark', 'Point']]);
  });

  test('its circle is round on the ground', () => {
    const [ring = []] = circle(spot, 500).coordinates;
    for (const [lon = 0, lat = 0] of ring) expect(distance(spot, { lat, lon })).toBeCloseTo(500, 3);
    expect(ring[0]).toEqual(ring.at(-1));
  });
});

test('what the network says is a hollow mark, in a circle where it is not sure, and nothing once it was taken', () => {
  const kinds = (radius: number) =>
    hintFeatures({ point: spot, radius }).map(({ properties }) => properties?.['kind']);
  expect(hintFeatures(null)).toEqual([]);
  expect(kinds(0)).toEqual(['mark']);
  expect(kinds(250)).toEqual(['around', 'mark']);
});

test('a measured way has its corners, and a line from the second on', () => {
  expect(measureFeatures([])).toEqual([]);
  expect(measureFeatures([spot])).toHaveLength(1);
  const way = measureFeatures([spot, { lat: -7.6, lon: 112.3 }]);
  expect(way.map(({ properties }) => properties?.['kind'])).toEqual(['line', 'corner', 'corner']);
});

describe('the difference between two pictures', () => {
  const shown = (id: string, n: number): Shown => ({
    ...{ type: 'Feature', id, properties: { id, n }, geometry: { type: 'Point', coordinates: [n, n] } },
  });
  const picture = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...'abcdefgh'), fc.integer({ min: 0, max: 2 })), {
      selector: ([id]) => id,
    })
    .map((list) => list.map(([id, n]) => shown(id, n)));

  test('turns the one into the other, and names nothing that stayed', () => {
    fc.assert(
      fc.property(picture, picture, (before, after) => {
        const drawn = new Map(before.map((feature) => [feature.id, feature]));
        const { add, remove } = diffOf(drawn, after);
        for (const id of remove) expect(drawn.delete(id)).toBe(true);
        for (const feature of add) {
          expect(drawn.has(feature.id)).toBe(false);
          drawn.set(feature.id, feature);
        }
        expect([...drawn.values()].sort((a, b) => a.id.localeCompare(b.id))).toEqual(
          [...after].sort((a, b) => a.id.localeCompare(b.id)),
        );
        const stayed = after.filter(({ id, properties }) =>
          before.some((old) => old.id === id && old.properties?.['n'] === properties?.['n']),
        );
        for (const { id } of stayed) expect(add.some((feature) => feature.id === id)).toBe(false);
      }),
    );
  });
});

test('every icon has a shape of its own, full inside, empty outside, and no bigger than a finger', () => {
  const drawn = icons();
  expect(drawn.map(([name]) => name)).toEqual(['triangle', 'diamond', 'disc', 'ring', 'hospital', 'post']);
  const outlines = drawn.map(([, { data }]) =>
    Array.from(
      data.filter((_, index) => index % 4 === 3),
      (alpha) => (alpha > 191 ? '#' : '.'),
    ).join(''),
  );
  expect(new Set(outlines).size).toBe(drawn.length);
  for (const [index, [, { width, height, data }]] of drawn.entries()) {
    expect(width / ICON_RATIO).toBeLessThanOrEqual(32);
    expect(data).toHaveLength(width * height * 4);
    expect(outlines[index]).toContain('#');
    const border = outlines[index]!.slice(0, width) + outlines[index]!.slice(-width);
    expect(border).not.toContain('#');
  }
});

test('distances are from the posts that the administrator entered, the nearest first', () => {
  const agencies = [
    { enabled: true, posts: [{ name: 'Jauh', kind: 'post', lat: -7.7, lon: 112.3 }] },
    { enabled: true, posts: [{ name: 'Dekat', kind: 'hospital', lat: -7.56, lon: 112.23 }] },
    { enabled: true },
    { enabled: false, posts: [{ name: 'Tidak dipakai', kind: 'post', lat: -7.55, lon: 112.23 }] },
  ] as unknown as Agency[];
  const found = nearest(postsOf(agencies), spot, 5);
  expect(found.map(({ post, wind }) => [post.name, wind])).toEqual([
    ['Dekat', 'n'],
    ['Jauh', 'nw'],
  ]);
  expect(nearest(postsOf(agencies), spot, 1)).toHaveLength(1);
});
