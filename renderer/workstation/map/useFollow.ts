import { useEffect, useRef } from 'react';
import type { LocatedPoint } from '../../../shared/domain/incident.ts';
import { type Place, placeAt } from '../../../shared/place/place-at.ts';
import { nextView, type Where } from './nextView.ts';
import { boundsOf, type OpenMap } from './openMap.ts';
import { pointFeatures } from './overlay/features.ts';

const nowhere: Where = { point: null, kecamatan: null, desa: null };

/** Shows on the map what the form says, and looks there. */
export function useFollow(map: OpenMap, point: LocatedPoint | null, { kecamatan, desa }: Place): void {
  const shown = useRef(nowhere);
  // The form makes its fields anew at every letter; a point that says the same is the same.
  const said = JSON.stringify(point);
  useEffect(() => {
    if (map.state !== 'ready') {
      shown.current = nowhere;
      return;
    }
    const { engine, data } = map;
    const located = JSON.parse(said) as LocatedPoint | null;
    const now: Where = { point: located, kecamatan, desa };
    engine.choose(now);
    engine.show('point', pointFeatures(located, [data.desa, data.kecamatan]));
    const view = nextView(shown.current, now, (at) => placeAt(data.desa, at), engine.sees);
    shown.current = now;
    if (view.to === 'whole') engine.showBounds(map.whole);
    if (view.to === 'point') engine.showPoint(view.point);
    if (view.to === 'area') {
      const area = [...data.desa.features, ...data.kecamatan.features].find(
        ({ properties }) => properties.code === view.code,
      );
      if (area) engine.showBounds(boundsOf(area));
    }
  }, [map, said, kecamatan, desa]);
}
