import { expect, test } from 'vitest';
import type { IncidentChanges } from '../../../shared/domain/incident.ts';
import { emptyFields } from '../../../shared/domain/incident.ts';
import { choosePlace, type GotPoint, takePoint } from '../../../shared/place/take-point.ts';

const kaliwungu = { kecamatan: '35.17.09', desa: '35.17.09.1004' };
const ngogri = { kecamatan: '35.17.14', desa: '35.17.14.2003' };
const outside = { kecamatan: null, desa: null };
/** In this test the longitude says which desa it is. */
const placeOf = ({ lon }: GotPoint) => (lon === 1 ? kaliwungu : lon === 2 ? ngogri : outside);
const clicked = (lon: number): GotPoint => ({ lat: 0, lon, source: 'clicked', certainty: 'exact' });
const after = (form: object, ...points: GotPoint[]): IncidentChanges => {
  const fields = { ...emptyFields, ...form };
  for (const point of points) Object.assign(fields, takePoint(fields, point, placeOf));
  return fields;
};

test('the first point fills kecamatan and desa, and they follow when it is moved', () => {
  expect(after({}, clicked(1))).toMatchObject(kaliwungu);
  expect(after({}, clicked(1), clicked(2))).toMatchObject(ngogri);
});

test('a point moved out of Jombang and back leaves no wrong desa behind', () => {
  expect(after({}, clicked(1), clicked(3))).toMatchObject(outside);
  expect(after({}, clicked(1), clicked(3), clicked(2))).toMatchObject(ngogri);
});

test('what the operator chose stays, before the point and after it', () => {
  expect(after(ngogri, clicked(1), clicked(1))).toMatchObject({ ...ngogri, point: { fillsPlace: false } });
  expect(after({ kecamatan: '35.17.14' }, clicked(1))).toMatchObject({ kecamatan: '35.17.14', desa: null });
  const clickedFirst = { ...emptyFields, ...after({}, clicked(1)) };
  const corrected = { ...clickedFirst, ...choosePlace(clickedFirst, ngogri) };
  expect(after(corrected, clicked(1))).toMatchObject(ngogri);
});

test('a desa that the operator chose stays even where the point lay in it once', () => {
  expect(after(kaliwungu, clicked(1), clicked(2))).toMatchObject(kaliwungu);
});

test('typed text is never among the changes', () => {
  expect(Object.keys(takePoint(emptyFields, clicked(1), placeOf)).sort()).toEqual([
    'desa',
    'kecamatan',
    'point',
  ]);
});
