import places from '../../../resources/places/jombang.json' with { type: 'json' };

const names = new Map(
  places.kecamatan.flatMap((kecamatan) => [
    [kecamatan.code, kecamatan.name] as const,
    ...kecamatan.desa.map((desa) => [desa.code, desa.name] as const),
  ]),
);

/** What a kecamatan or desa is called; empty for none. */
export const areaNames = (code: string | null): string => (code && names.get(code)) ?? '';
