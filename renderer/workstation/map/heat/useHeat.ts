import { useEffect, useMemo, useState } from 'react';
import type { Heat } from '../../../../shared/contract/map.ts';
import { type WibDay, wibDay } from '../../../../shared/time/wib.ts';
import { useToday } from '../../list/useToday.ts';
import { useMapDesk } from '../mapDesk.ts';
import type { OpenMap } from '../openMap.ts';
import type { Shown } from '../overlay/diff.ts';
import { heatFeatures } from './steps.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;

export interface HeatState {
  /** Null while it is switched off, or not counted yet. */
  counts: Heat | null;
  from: WibDay;
  to: WibDay;
  choose(range: { from?: WibDay; to?: WibDay }): void;
  names: ReadonlyMap<string, string>;
  features: readonly Shown[];
}

/** Calls by kecamatan over some days, the last thirty at first. */
export function useHeat(map: OpenMap): HeatState {
  const on = useMapDesk((state) => state.heat);
  const today = useToday();
  const [chosen, setChosen] = useState<{ from?: WibDay; to?: WibDay }>({});
  const [counts, setCounts] = useState<Heat | null>(null);
  const to = chosen.to ?? today;
  const from = chosen.from ?? wibDay(Date.parse(`${today}T12:00:00Z`) - (DAYS - 1) * DAY_MS);
  useEffect(() => {
    setCounts(null);
    if (!on) return;
    let current = true;
    void window.siaga.invoke('map.heat', { from, to }).then((answer) => {
      if (current && answer.ok) setCounts(answer.value);
    });
    return () => {
      current = false;
    };
  }, [on, from, to]);
  const data = map.state === 'ready' ? map.data : null;
  const features = useMemo(() => (data ? heatFeatures(counts, data) : []), [counts, data]);
  const names = useMemo(
    () => new Map(data?.kecamatan.features.map(({ properties }) => [properties.code, properties.name])),
    [data],
  );
  return {
    counts,
    from,
    to,
    names,
    features,
    choose: (range) => setChosen((before) => ({ ...before, ...range })),
  };
}
