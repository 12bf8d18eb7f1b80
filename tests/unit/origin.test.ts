import fc from 'fast-check';
import { expect, test } from 'vitest';
import plan from '../../resources/numbering/indonesia.json' with { type: 'json' };
import { originOf } from '../../shared/phone-number/origin.ts';

test.each([
  ['081234567890', 'Telkomsel'],
  ['+62 851-5600-1234', 'Telkomsel'],
  ['085712345678', 'Indosat'],
  ['081912345678', 'XL'],
  ['083812345678', 'Axis'],
  ['089612345678', 'Tri'],
  ['088112345678', 'Smartfren'],
])('%s is a mobile of %s', (number, operator) => {
  expect(originOf(number, plan)).toEqual({ kind: 'mobile', operator });
});

test('a mobile prefix that was given to nobody is still a mobile', () => {
  expect(originOf('080012345678', plan)).toEqual({ kind: 'mobile', operator: null });
});

test.each([
  ['(0321) 861234', '0321', 'Jombang'],
  ['+62321861234', '0321', 'Mojokerto'],
  ['0315020575', '031', 'Surabaya'],
  ['0354 123456', '0354', 'Kediri'],
  ['0215551234', '021', 'Jakarta'],
])('%s is a line of area %s, %s', (number, code, place) => {
  const origin = originOf(number, plan);
  expect(origin).toMatchObject({ kind: 'area', code });
  expect(origin?.kind === 'area' && origin.places).toContain(place);
});

test('short codes are named, foreign numbers by their country', () => {
  expect(originOf('110', plan)).toEqual({ kind: 'service', name: 'Polri' });
  expect(originOf('+6561234567', plan)).toEqual({ kind: 'foreign', country: 'SG', callingCode: '65' });
  expect(originOf('+60123456789', plan)).toMatchObject({ kind: 'foreign', country: 'MY' });
});

test.each(['', '2001', 'alice', '0320111111', '+', '***'])('%j cannot be placed', (number) => {
  expect(originOf(number, plan)).toBeNull();
});

test('no number, however garbled, makes it fail', () => {
  const garbled = fc.string({ unit: fc.constantFrom(...'0123456789+*#-() ext;=\u202eé') });
  fc.assert(fc.property(garbled, (text) => void originOf(text, plan)));
});

test('the shipped plan names its source, gives every prefix once, and no area code begins another', () => {
  expect(plan.source).toContain('libphonenumber');
  const prefixes = plan.mobile.flatMap((mobile) => mobile.prefixes);
  expect(new Set(prefixes).size).toBe(prefixes.length);
  for (const prefix of prefixes) expect(prefix).toMatch(/^08\d\d$/);
  const codes = plan.areas.map(({ code }) => code);
  for (const code of codes) {
    expect(code).toMatch(/^0[2-79]\d{1,2}$/);
    expect(codes.filter((other) => other.startsWith(code))).toEqual([code]);
  }
  for (const { places } of plan.areas) expect(places.length).toBeGreaterThan(0);
});
