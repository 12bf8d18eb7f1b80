import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import { placeOf, shortened, valueAt } from '../../../shared/text/json-place.ts';
import { Scenario } from '../../../shared/training/scenario.ts';

const LARGEST = 1 << 20;

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
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return invalid(issue ? placeOf(issue) : []);
  }
  return file === `${parsed.data.id}.json` ? { scenario: parsed.data } : invalid(['id']);
}

/** What stands at a place, as its author may recognise it. */
function shown(raw: unknown, at: readonly PropertyKey[]): string {
  const value = valueAt(raw, at);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  return value === undefined ? '–' : shortened(String(value));
}
