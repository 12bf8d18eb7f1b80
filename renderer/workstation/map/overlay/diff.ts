import type { Feature } from 'geojson';

/** A feature that can be told from others by its `id` property. */
export type Shown = Feature & { id: string };

export interface Diff {
  add: Shown[];
  remove: string[];
}

/** What to draw anew and what to take away. An unchanged feature is the same object, or says the same. */
export function diffOf(before: ReadonlyMap<string, Shown>, after: readonly Shown[]): Diff {
  const now = new Set(after.map(({ id }) => id));
  const gone = [...before.keys()].filter((id) => !now.has(id));
  const add = after.filter((feature) => {
    const known = before.get(feature.id);
    return !known || (known !== feature && JSON.stringify(known) !== JSON.stringify(feature));
  });
  return { add, remove: [...gone, ...add.filter(({ id }) => before.has(id)).map(({ id }) => id)] };
}
