/** `next`, with those parts of `before` that say the same: what is drawn from a part is not drawn anew for others. */
export function keepParts<T extends object>(before: T | null, next: T): T {
  if (before === null) return next;
  const kept = { ...next };
  for (const key of Object.keys(next) as (keyof T)[]) {
    const part = next[key];
    if (typeof part !== 'object' || part === before[key]) continue;
    if (JSON.stringify(part) === JSON.stringify(before[key])) kept[key] = before[key];
  }
  return kept;
}
