import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Labels } from '../../../renderer/workstation/map/data.ts';
import places from '../../../resources/places/jombang.json' with { type: 'json' };
import { type Areas, areaAt, kecamatanOf, placeAt } from '../../../shared/place/place-at.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../resources/map/${name}.geojson`, import.meta.url), 'utf8'));
const desa: Areas = read('desa');
const kecamatan: Areas = read('kecamatan');
const kabupaten: Areas = read('kabupaten');
const labels: Labels = read('labels');

const at = ([lon, lat]: readonly number[]) => ({ lat: lat!, lon: lon! });
const labelsOf = (level: string) => labels.features.filter(({ properties }) => properties.level === level);
const codesOf = (areas: Areas) => areas.features.map(({ properties }) => properties.code).sort();
const inAny = (areas: Areas, point: { lat: number; lon: number }) => areaAt(areas, point)?.code;

describe('the map of Jombang', () => {
  test('has an outline and a label for every desa and kecamatan of the shipped list, and no other', () => {
    const listed = places.kecamatan.flatMap((one) => one.desa.map(({ code }) => code)).sort();
    expect(codesOf(desa)).toEqual(listed);
    expect(codesOf(kecamatan)).toEqual(places.kecamatan.map(({ code }) => code).sort());
    expect(
      labelsOf('desa')
        .map(({ properties }) => properties.code)
        .sort(),
    ).toEqual(listed);
    expect(labelsOf('kecamatan')).toHaveLength(places.kecamatan.length);
  });

  test('calls each place as the shipped list does', () => {
    const names = new Map(
      places.kecamatan.flatMap((one) => [one, ...one.desa].map(({ code, name }) => [code, name] as const)),
    );
    for (const { properties } of [...desa.features, ...kecamatan.features]) {
      expect(properties.name).toBe(names.get(properties.code));
    }
  });

  test('writes each name inside its own area', () => {
    for (const { properties, geometry } of labelsOf('desa')) {
      const point = at(geometry.coordinates);
      const { code } = properties;
      expect(placeAt(desa, point)).toEqual({ desa: code, kecamatan: kecamatanOf(code) });
      expect(inAny(kecamatan, point)).toBe(kecamatanOf(code));
      expect(inAny(kabupaten, point)).toBe('35.17');
    }
    for (const { properties, geometry } of labelsOf('kecamatan')) {
      expect(inAny(kecamatan, at(geometry.coordinates))).toBe(properties.code);
    }
  });

  test('knows no desa for a point outside the kabupaten', () => {
    for (const { geometry } of labelsOf('kabupaten')) {
      expect(placeAt(desa, at(geometry.coordinates))).toEqual({ kecamatan: null, desa: null });
    }
    expect(placeAt(desa, { lat: 0, lon: 0 })).toEqual({ kecamatan: null, desa: null });
  });
});
