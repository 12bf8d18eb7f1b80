import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import { Scenario } from '../../../shared/training/scenario.ts';

const LARGEST = 1 << 20;
const SHOWN = 40;

/** Only `*.json`: what editors put beside it while they save is none of ours. */
export const isScenarioFile = (name: string): boolean => /^[^.].*\.json$/i.test(name);

/** What a file says, or what is wrong with it. */
export function readScenario(folder: string, file: string): { scenario: Scenario } | { problem: Refusal } {
  const unreadable = (cause: string) => ({
    problem: refuse('E_SCENARIO_UNREADABLE', { key: file, file, cause }).refusal,
  });
  let raw: unknown;
  try {
    if (statSync(path.join(folder, file)).size > LARGEST) return unreadable('> 1 MB');
    raw = JSON.parse(readFileSync(path.join(folder, file), 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    return unreadable((error as NodeJS.ErrnoException).code ?? 'JSON');
  }
  const invalid = (at: readonly PropertyKey[]) => {
    const found = shown(raw, at);
    return {
      problem: refuse('E_SCENARIO_INVALID', { key: file, file, path: at.map(String).join('.') || '–', found })
        .refusal,
    };
  };
  const parsed = Scenario.safeParse(raw);
  if (!parsed.success) return invalid(placeOf(parsed.error.issues[0]));
  return file === `${parsed.data.id}.json` ? { scenario: parsed.data } : invalid(['id']);
}

function placeOf(issue: z.core.$ZodIssue | undefined): PropertyKey[] {
  if (!issue) return [];
  return issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : [...issue.path];
}

/** What stands at a place, as its author may recognise it. */
function shown(raw: unknown, at: readonly PropertyKey[]): string {
  let value = raw;
  for (const key of at) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = value === undefined ? '–' : String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
