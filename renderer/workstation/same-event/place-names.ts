/** The list is long and not needed for the first picture, so it comes a moment after it. */
let names: ReadonlyMap<string, string> = new Map();
void import('./place-list.ts').then(({ placeNames }) => {
  names = placeNames;
});

/** The name of a kecamatan or desa; a code that is not known stays what it is. */
export const placeName = (code: string): string => names.get(code) ?? code;
