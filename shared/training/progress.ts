import { z } from 'zod';
import { Category } from '../domain/category.ts';
import { Disposition } from '../domain/disposition.ts';
import { Time } from '../domain/moment.ts';
import { type Debrief, isRight, Thing } from './debrief.ts';
import { Lesson } from './lesson.ts';

/** How often something was met, and how often it was right or gathered. */
const Tally = z.object({ taken: z.int(), right: z.int() });

/** How a trainee has done over all lessons. It says what to practise, and gives no marks. */
export const Progress = z.object({
  trainee: z.string(),
  calls: z.int(),
  /** The newest playing of each, the newest first. */
  scenarios: z.array(z.object({ scenario: z.string(), title: Lesson.shape.title, at: Time, times: z.int() })),
  dispositions: z.array(Tally.extend({ disposition: Disposition })),
  categories: z.array(Tally.extend({ category: Category })),
  /** What was gathered least, first; only what was missed at least once. */
  missed: z.array(z.object({ what: Thing, of: z.int(), missed: z.int() })),
  /** Dispositions whose newest lesson was not right. */
  practise: z.array(Disposition),
});
export type Progress = z.infer<typeof Progress>;

function tally<Key>(debriefs: readonly Debrief[], keyOf: (debrief: Debrief) => Key | undefined) {
  const tallies = new Map<Key, { taken: number; right: number }>();
  for (const debrief of debriefs) {
    const key = keyOf(debrief);
    if (key === undefined) continue;
    const { taken, right } = tallies.get(key) ?? { taken: 0, right: 0 };
    tallies.set(key, { taken: taken + 1, right: right + (isRight(debrief) ? 1 : 0) });
  }
  return [...tallies];
}

/** Of one trainee's lessons, the oldest first. */
export function progressOf(trainee: string, debriefs: readonly Debrief[]): Progress {
  const newest = debriefs.toReversed();
  const scenarios = new Map<string, Progress['scenarios'][number]>();
  const runs = new Set<string>();
  // Any call of a playing counts it, and once: another trainee may have taken the first.
  for (const { lesson, at } of newest) {
    const { scenario, title, run } = lesson;
    if (runs.has(run)) continue;
    runs.add(run);
    const known = scenarios.get(scenario);
    if (known) known.times += 1;
    else scenarios.set(scenario, { scenario, title, at, times: 1 });
  }
  const missed = new Map<Thing, { of: number; missed: number }>();
  for (const { items } of debriefs) {
    for (const { what, state } of items) {
      const known = missed.get(what) ?? { of: 0, missed: 0 };
      missed.set(what, { of: known.of + 1, missed: known.missed + (state === 'gathered' ? 0 : 1) });
    }
  }
  const last = new Map<Disposition, boolean>();
  for (const debrief of debriefs) last.set(debrief.lesson.expected.disposition, isRight(debrief));
  return {
    trainee,
    calls: debriefs.length,
    scenarios: [...scenarios.values()],
    dispositions: tally(debriefs, ({ lesson }) => lesson.expected.disposition).map(
      ([disposition, counts]) => ({
        disposition,
        ...counts,
      }),
    ),
    categories: tally(debriefs, ({ lesson }) => lesson.expected.category).map(([category, counts]) => ({
      category,
      ...counts,
    })),
    missed: [...missed]
      .filter(([, counts]) => counts.missed > 0)
      .map(([what, counts]) => ({ what, ...counts }))
      .sort((a, b) => b.missed / b.of - a.missed / a.of || b.missed - a.missed),
    practise: [...last].filter(([, right]) => !right).map(([disposition]) => disposition),
  };
}
