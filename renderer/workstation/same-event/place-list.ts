import places from '../../../resources/places/jombang.json' with { type: 'json' };

/** The name of every kecamatan and desa by its code. */
export const placeNames: ReadonlyMap<string, string> = new Map(
  places.kecamatan.flatMap(({ code, name, desa }) => [
    [code, name] as const,
    ...desa.map((one) => [one.code, one.name] as const),
  ]),
);
