import type { z } from 'zod';

const SHOWN = 40;

/** Where the fault is: a union hides it inside its nearest option, and an unknown key has no path of its own. */
export function placeOf(issue: z.core.$ZodIssue): PropertyKey[] {
  if (issue.code === 'unrecognized_keys') return [...issue.path, issue.keys[0] ?? ''];
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors
      .map((option) => option[0])
      .filter((inner) => inner !== undefined)
      .map(placeOf)
      .sort((a, b) => b.length - a.length)[0];
    if (nearest) return [...issue.path, ...nearest];
  }
  return [...issue.path];
}

/** What stands at a place of parsed JSON; undefined where it is not there. */
export function valueAt(raw: unknown, place: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const key of place)
    value =
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return value;
}

/** Enough of it for its author to recognise. */
export const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
