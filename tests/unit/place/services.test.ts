import { expect, test } from 'vitest';
import { serviceOf } from '../../../electron/core/gazetteer/services.ts';

const place = (category: string, name = 'Uji') =>
  serviceOf({ kind: 'landmark', name, category, aliases: '', point: { lat: -7.5, lon: 112.2 }, radius: 0 })
    ?.kind ?? null;

test('hospitals and posts are known by what the list calls them', () => {
  for (const category of ['Rumah Sakit', 'hospital', 'RSUD', 'puskesmas', 'Klinik'])
    expect(place(category)).toBe('hospital');
  for (const category of ['Pos Damkar', 'fire_station', 'pos ambulans', 'police', 'BPBD'])
    expect(place(category)).toBe('post');
});

test('a name alone makes no hospital of a shop', () => {
  expect(place('toko', 'Toko Rumah Sakit')).toBeNull();
  expect(place('')).toBeNull();
  expect(place('kampus')).toBeNull();
  expect(place('kompos')).toBeNull();
});
