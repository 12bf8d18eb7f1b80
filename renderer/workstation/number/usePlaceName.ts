import { useEffect, useState } from 'react';

type Names = ReadonlyMap<string, string>;
let loading: Promise<Names> | undefined;

/** The list of places is large, and comes a moment after the screen. */
function load(): Promise<Names> {
  loading ??= import('../../../resources/places/jombang.json').then(
    ({ default: places }) =>
      new Map(
        places.kecamatan.flatMap((kecamatan) => [
          [kecamatan.code, kecamatan.name] as const,
          ...kecamatan.desa.map((desa) => [desa.code, desa.name] as const),
        ]),
      ),
  );
  return loading;
}

/** The name of a desa or kecamatan by its code; empty until the names are there. */
export function usePlaceName(): (code: string | null) => string {
  const [names, setNames] = useState<Names | null>(null);
  useEffect(() => {
    let wanted = true;
    void load().then((found) => {
      if (wanted) setNames(found);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return (code) => (code === null ? '' : (names?.get(code) ?? ''));
}
