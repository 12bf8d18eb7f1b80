import places from '../../../resources/places/jombang.json' with { type: 'json' };

const names = new Map<string, string>(
  places.kecamatan.flatMap(({ code, name, desa }): [string, string][] => [
    [code, name],
    ...desa.map((village): [string, string] => [village.code, village.name]),
  ]),
);

/** The name of a kecamatan, desa or kelurahan; its code where it is not one of ours. */
export const placeName = (code: string): string => names.get(code) ?? code;
