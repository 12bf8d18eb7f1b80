interface Area {
  code: string;
  name: string;
}

/** What every kecamatan and desa of a list (`resources/places`) is called, by its code. */
export const areaNames = (places: {
  kecamatan: readonly (Area & { desa: readonly Area[] })[];
}): ReadonlyMap<string, string> =>
  new Map(
    places.kecamatan.flatMap((kecamatan) =>
      [kecamatan, ...kecamatan.desa].map(({ code, name }) => [code, name] as const),
    ),
  );
