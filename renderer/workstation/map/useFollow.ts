import { useEffect, useRef } from 'react';
import { placeAt } from '../../../shared/place/place-at.ts';
import { nextView, type Where } from './nextView.ts';
import { boundsOf, type OpenMap } from './useMapEngine.ts';

const nowhere: Where = { point: null, kecamatan: null, desa: null };

/** Shows on the map what the form says, and looks there. */
export function useFollow(map: OpenMap, { point, kecamatan, desa }: Where): void {
  const shown = useRef(nowhere);
  const { lat = null, lon = null } = point ?? {};
  useEffect(() => {
    if (map.state !== 'ready') {
      shown.current = nowhere;
      return;
    }
    const { engine, data } = map;
    const now: Where = { point: lat === null || lon === null ? null : { lat, lon }, kecamatan, desa };
    engine.choose(now);
    engine.mark(now.point);
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
  }, [map, lat, lon, kecamatan, desa]);
}
