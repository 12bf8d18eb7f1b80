import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bearing, destination, distance, formatDistance, windOf } from '../../../shared/place/bearing.ts';

/** The town squares of Jombang and Mojokerto lie some 25 km apart, one almost east of the other. */
const jombang = { lat: -7.546, lon: 112.233 };
const mojokerto = { lat: -7.472, lon: 112.434 };

const near = fc.record({
  lat: fc.double({ min: -8, max: -7, noNaN: true }),
  lon: fc.double({ min: 111.5, max: 113, noNaN: true }),
});

describe('a straight line', () => {
  test('is as long as the earth is round: a degree of latitude has 111.2 km', () => {
    expect(distance({ lat: -7, lon: 112 }, { lat: -8, lon: 112 })).toBeCloseTo(111_195, -1);
    expect(distance(jombang, mojokerto)).toBeGreaterThan(23_000);
    expect(distance(jombang, mojokerto)).toBeLessThan(25_000);
  });

  test('points where it goes, in eight winds', () => {
    const from = (north: number, east: number) =>
      windOf(bearing(jombang, { lat: jombang.lat + north, lon: jombang.lon + east }));
    expect([from(0.1, 0), from(0.1, 0.1), from(0, 0.1), from(-0.1, 0.1)]).toEqual(['n', 'ne', 'e', 'se']);
    expect([from(-0.1, 0), from(-0.1, -0.1), from(0, -0.1), from(0.1, -0.1)]).toEqual(['s', 'sw', 'w', 'nw']);
    expect(windOf(359)).toBe('n');
  });

  test('leads back to where it was measured', () => {
    fc.assert(
      fc.property(near, near, (a, b) => {
        const there = destination(a, distance(a, b), bearing(a, b));
        expect(there.lat).toBeCloseTo(b.lat, 7);
        expect(there.lon).toBeCloseTo(b.lon, 7);
      }),
    );
  });

  test('is as long both ways, and shorter than by way of anywhere', () => {
    fc.assert(
      fc.property(near, near, near, (a, b, c) => {
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 6);
        expect(distance(a, b)).toBeLessThanOrEqual(distance(a, c) + distance(c, b) + 1e-6);
      }),
    );
  });
});

test('a distance is said as people say it', () => {
  expect(formatDistance(0, 'id')).toBe('0 m');
  expect(formatDistance(847, 'id')).toBe('850 m');
  expect(formatDistance(996, 'id')).toBe('1,0 km');
  expect(formatDistance(3_241, 'id')).toBe('3,2 km');
  expect(formatDistance(3_241, 'en')).toBe('3.2 km');
  expect(formatDistance(27_400, 'id')).toBe('27 km');
});
