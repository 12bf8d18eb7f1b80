import { useMemo, useState } from 'react';
import type { Point } from '../../../shared/domain/incident.ts';
import type { Shown } from './overlay/diff.ts';
import { measureFeatures } from './overlay/features.ts';

export interface Measure {
  corners: readonly Point[];
  features: readonly Shown[];
  add(point: Point): void;
  undo(): void;
  clear(): void;
}

/** A way across the map, corner by corner. */
export function useMeasure(): Measure {
  const [corners, setCorners] = useState<readonly Point[]>([]);
  const features = useMemo(() => measureFeatures(corners), [corners]);
  return {
    corners,
    features,
    add: (point) => setCorners((before) => [...before, point]),
    undo: () => setCorners((before) => before.slice(0, -1)),
    clear: () => setCorners([]),
  };
}
