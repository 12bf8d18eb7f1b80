import type { Say } from '../../../../shared/i18n/index.ts';
import { Scenario } from '../../../../shared/training/scenario.ts';
import { type Draft, scenarioOf } from './draft.ts';

const fields = [
  'title',
  'number',
  'displayName',
  'seconds',
  'patienceSeconds',
  'text',
  'press',
  'why',
  'victims',
  'callerName',
  'callbackNumber',
  'call',
  'sameEventAs',
] as const;

export type Problems = Readonly<Record<string, string>>;

/**
 * One sentence a field, by its path in the scenario: `title`, `calls.0.lines.1.text`, `calls.0.expected.why`. With none,
 * the scenario that can be saved.
 */
export function checked(t: Say, draft: Draft): { problems: Problems; scenario: Scenario | null } {
  const { data, error } = Scenario.safeParse(scenarioOf(draft));
  const problems: Record<string, string> = {};
  for (const { path } of error?.issues ?? []) {
    const place = path.map(String);
    const language = place.at(-1);
    // Both languages have the same words, or nearly so: it is one field.
    if (language === 'id' || language === 'en') place.pop();
    const field = fields.find((each) => each === place.at(-1)) ?? 'other';
    problems[place.join('.')] ??= t(`screen.scenarioForm.wrong.${field}`);
  }
  return { problems, scenario: data ?? null };
}

/** How many fields of that part are not right yet. */
export const countIn = (problems: Problems, part: string): number =>
  Object.keys(problems).filter((path) => path.startsWith(`${part}.`)).length;
