import { z } from 'zod';
import { Time } from '../domain/moment.ts';
import { wibDay } from '../time/wib.ts';
import { type Debrief, isRight } from './debrief.ts';
import { Lesson } from './lesson.ts';

/** What a trainee has practised in some days. It tells what was done, and gives no marks. */
export const Certificate = z.object({
  trainee: z.string(),
  /** From the first ring to the end of the last call. */
  from: Time,
  to: Time,
  /** On how many days of WIB. */
  days: z.int(),
  calls: z.int(),
  /** In the order in which they were first practised. */
  scenarios: z.array(z.object({ title: Lesson.shape.title, times: z.int() })),
  dispositionsRight: z.int(),
  /** Of all that the callers could tell. */
  gathered: z.object({ of: z.int(), whole: z.int(), partly: z.int() }),
  /** Milliseconds spent talking with callers. */
  talk: z.int(),
});
export type Certificate = z.infer<typeof Certificate>;

/** Of one trainee's lessons, the oldest first; null where there is none. */
export function certificateOf(trainee: string, debriefs: readonly Debrief[]): Certificate | null {
  const [first] = debriefs;
  if (!first) return null;
  const items = debriefs.flatMap((debrief) => debrief.items);
  const count = (state: (typeof items)[number]['state']): number =>
    items.filter((item) => item.state === state).length;
  return {
    trainee,
    from: first.at,
    to: Math.max(...debriefs.map(({ at, times }) => at + (times.answer ?? 0) + (times.talk ?? 0))),
    days: new Set(debriefs.map(({ at }) => wibDay(at))).size,
    calls: debriefs.length,
    scenarios: scenariosOf(debriefs),
    dispositionsRight: debriefs.filter(isRight).length,
    gathered: { of: items.length, whole: count('gathered'), partly: count('partly') },
    talk: debriefs.reduce((sum, { times }) => sum + (times.talk ?? 0), 0),
  };
}

function scenariosOf(debriefs: readonly Debrief[]): Certificate['scenarios'] {
  const runs = new Map<string, { title: Lesson['title']; runs: Set<string> }>();
  for (const { lesson } of debriefs) {
    const known = runs.get(lesson.scenario) ?? { title: lesson.title, runs: new Set() };
    known.runs.add(lesson.run);
    runs.set(lesson.scenario, { ...known, title: lesson.title });
  }
  return [...runs.values()].map(({ title, runs: { size: times } }) => ({ title, times }));
}
