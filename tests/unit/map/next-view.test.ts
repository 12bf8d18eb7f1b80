import { describe, expect, test } from 'vitest';
import { nextView, type Where } from '../../../renderer/workstation/map/nextView.ts';

const nowhere: Where = { point: null, kecamatan: null, desa: null };
const clicked = { source: 'clicked', certainty: 'exact', fillsPlace: false } as const;
const point = { lat: -7.55, lon: 112.23, ...clicked };
const kaliwungu = { kecamatan: '35.17.09', desa: '35.17.09.1004' };
const diwek = { kecamatan: '35.17.08', desa: null };
const placeOf = () => kaliwungu;
const inSight = () => true;
const outOfSight = () => false;

describe('the map follows the form', () => {
  test('to a kecamatan or desa that was chosen', () => {
    expect(nextView(nowhere, { ...nowhere, ...diwek }, placeOf, inSight)).toEqual({
      to: 'area',
      code: '35.17.08',
    });
    expect(nextView(nowhere, { ...nowhere, ...kaliwungu }, placeOf, inSight)).toEqual({
      to: 'area',
      code: '35.17.09.1004',
    });
  });

  test('back to the kecamatan when the desa is cleared', () => {
    const before = { ...nowhere, ...kaliwungu };
    expect(nextView(before, { ...before, desa: null }, placeOf, inSight)).toEqual({
      to: 'area',
      code: '35.17.09',
    });
  });

  test('but stays still under a click that also fills in the place', () => {
    expect(nextView(nowhere, { point, ...kaliwungu }, placeOf, inSight)).toEqual({ to: 'stay' });
  });

  test('closely to a point that was found, though it is in sight from afar', () => {
    const fromAfar = (_: unknown, closely: boolean) => !closely;
    const found = { ...point, source: 'searched' } as const;
    expect(nextView(nowhere, { point: found, ...kaliwungu }, placeOf, fromAfar)).toEqual({
      to: 'point',
      point: found,
    });
    const somewhere = { ...found, certainty: 'area', area: '35.17.09.1004' } as const;
    expect(nextView(nowhere, { point: somewhere, ...kaliwungu }, placeOf, fromAfar)).toEqual({
      to: 'area',
      code: '35.17.09.1004',
    });
    expect(nextView(nowhere, { point: found, ...kaliwungu }, placeOf, inSight)).toEqual({ to: 'stay' });
  });

  test('and stays still when the place that holds the point is filled in afterwards', () => {
    expect(nextView({ ...nowhere, point }, { point, ...kaliwungu }, placeOf, inSight)).toEqual({
      to: 'stay',
    });
  });

  test('to the chosen place when the point lies elsewhere', () => {
    expect(nextView({ ...nowhere, point }, { point, ...diwek }, placeOf, inSight)).toEqual({
      to: 'area',
      code: '35.17.08',
    });
  });

  test('to the point of another report when it is out of sight', () => {
    const other = { lat: -7.7, lon: 112.35, ...clicked };
    expect(nextView({ point: other, ...diwek }, { point, ...kaliwungu }, placeOf, outOfSight)).toEqual({
      to: 'point',
      point,
    });
  });

  test('to the whole of Jombang for a report that knows no place yet', () => {
    expect(nextView({ point, ...kaliwungu }, nowhere, placeOf, inSight)).toEqual({ to: 'whole' });
  });

  test('nowhere when only something else in the report changed', () => {
    expect(
      nextView({ point, ...kaliwungu }, { point: { ...point }, ...kaliwungu }, placeOf, outOfSight),
    ).toEqual({
      to: 'stay',
    });
  });
});
