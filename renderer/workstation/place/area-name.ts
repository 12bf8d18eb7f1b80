import places from '../../../resources/places/jombang.json';
import { areaNames } from '../../../shared/place/area-names.ts';

const names = areaNames(places);

/** What a kecamatan or desa is called; empty for none, its code where it is not one of ours. */
export const areaName = (code: string | null): string => (code === null ? '' : (names.get(code) ?? code));
