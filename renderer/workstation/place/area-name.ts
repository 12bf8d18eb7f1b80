import { createStore, useStore } from 'zustand';
import { areaNames } from '../../../shared/place/area-names.ts';

/** The list is long and not needed for the first picture, so it comes a moment after it. */
const names = createStore<ReadonlyMap<string, string>>(() => new Map());
void import('../../../resources/places/jombang.json').then(({ default: places }) =>
  names.setState(areaNames(places), true),
);

/** What a kecamatan or desa is called; empty for none, its code where it is not one of ours. */
export function areaName(code: string | null): string {
  const known = names.getState();
  if (code === null || known.size === 0) return '';
  return known.get(code) ?? code;
}

/** The same for a component, which is drawn again when the names are there. */
export function useAreaName(): typeof areaName {
  useStore(names);
  return areaName;
}
