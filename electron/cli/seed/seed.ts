import type Database from 'better-sqlite3';
import shipped from '../../../resources/agencies/agencies.json' with { type: 'json' };
import { Agency } from '../../../shared/domain/agency.ts';
import type { CallId, IncidentId, ShiftId } from '../../../shared/domain/ids.ts';
import { type WibDay, wibDayBounds } from '../../../shared/time/wib.ts';
import { configure } from '../../core/agency/decide.ts';
import { openStore, type Source } from '../../core/log/store.ts';
import { wordIndexer } from '../../core/search/index-words.ts';
import * as shift from '../../core/shift/decide.ts';
import { daysUntil, type Ring, ringsOf, share } from './calendar.ts';
import { type CallPlan, callScript, type Step } from './call-script.ts';
import { callers } from './callers.ts';
import { type Chance, chance as chanceOf } from './chance.ts';
import { uuid } from './ids.ts';
import { operators } from './stories.ts';

export interface SeedPlan {
  calls: number;
  days: number;
  until: WibDay;
  randomSeed: number;
  station: string;
}

const STEPS_A_COMMIT = 5_000;
const shiftHours = [7, 15, 23];

/**
 * Writes an invented log through the same deciders as a real one. Time, ids and salts all come from the
 * plan, so the same plan makes the same bytes. Returns the number of entries.
 */
export function seed(db: Database.Database, plan: SeedPlan, progress: (calls: number) => void): number {
  const chance = chanceOf(plan.randomSeed);
  const days = daysUntil(plan.until, plan.days);
  const first = days[0];
  if (!first) return 0;
  const source = seededSource(chance, wibDayBounds(first).from);
  const store = openStore(db, plan.station, source);
  const indexWords = wordIndexer(db, store.world);
  let operator = 'operator';
  let done = 0;

  const perform = (step: Timed): void => {
    source.set(step.at);
    if (step.kind === 'shift') operator = step.operator;
    const result = store.commit(step.actor === 'operator' ? operator : step.actor, step.decide);
    if (!result.ok) throw new Error(`the invented story was refused: ${result.refusal.code}`);
  };
  /** In order of time; what happens after `before` is left for the next day. */
  const performUntil = (steps: Timed[], before: number): Timed[] => {
    steps.sort((a, b) => a.at - b.at || a.order - b.order);
    const count = steps.findIndex((step) => step.at >= before);
    const due = count === -1 ? steps : steps.slice(0, count);
    for (let i = 0; i < due.length; i += STEPS_A_COMMIT) {
      store.batch(() => due.slice(i, i + STEPS_A_COMMIT).forEach(perform));
    }
    return count === -1 ? [] : steps.slice(count);
  };

  store.batch(() => {
    for (const raw of shipped) store.commit('system', (world) => configure(world, Agency.parse(raw)));
  });
  const callerFor = callers(chance, plan.calls);
  const counts = share(chance, plan.calls, days.length);
  let waiting: Timed[] = [];
  let order = 0;
  days.forEach((day, i) => {
    const bounds = wibDayBounds(day);
    const steps = [
      ...waiting,
      ...shiftSteps(chance, bounds.from, i === 0).map((step) => ({ ...step, order: order++ })),
    ];
    for (const call of plansOf(chance, ringsOf(chance, day, counts[i] ?? 0, callerFor))) {
      for (const step of callScript(chance, call)) steps.push({ ...step, kind: 'call', order: order++ });
    }
    waiting = performUntil(steps, i === days.length - 1 ? Number.POSITIVE_INFINITY : bounds.to);
    indexWords();
    done += counts[i] ?? 0;
    progress(done);
  });
  return db.prepare('SELECT count(*) FROM log').pluck().get() as number;
}

type Timed = (
  | (Step & { kind: 'call' })
  | { kind: 'shift'; at: number; actor: 'operator'; operator: string; decide: Step['decide'] }
) & { order: number };

function seededSource(chance: Chance, start: number): Source & { set(at: number): void } {
  let at = start;
  return {
    now: () => at,
    salt: () => Buffer.from(chance.bytes(16)).toString('hex'),
    newIncidentId: () => uuid(chance, at) as IncidentId,
    training: false,
    protocols: () => [],
    set(time) {
      at = time;
    },
  };
}

/** Three shifts a day; the first day begins in the middle of a night shift. */
function shiftSteps(chance: Chance, midnight: number, first: boolean) {
  return (first ? [0, ...shiftHours] : shiftHours).flatMap((hour) => {
    const at = midnight + hour * 3_600_000;
    const operator = chance.pick(operators);
    const shiftId = uuid(chance, at) as ShiftId;
    const change = (who: string, decide: Step['decide']) =>
      ({ kind: 'shift', at, actor: 'operator', operator: who, decide }) as const;
    return [
      ...(hour === 0
        ? []
        : [
            change(operator, (world) => (world.openShift() ? shift.end(world, { note: '' }) : { facts: [] })),
          ]),
      change(operator, (world) => shift.start(world, { shiftId, operator })),
    ];
  });
}

/** Gives each call its ids; right after an emergency others may report the same. */
function plansOf(chance: Chance, rings: Ring[]): CallPlan[] {
  let emergency: { id: IncidentId; at: number } | null = null;
  return rings.map((ring) => {
    const callId = uuid(chance, ring.at) as CallId;
    const incidentId = uuid(chance, ring.at + 1) as IncidentId;
    const known = emergency && ring.at - emergency.at > 60_000 && ring.at - emergency.at < 900_000;
    const duplicateOf =
      emergency && known && ring.kind !== 'abandoned' && chance.happens(0.08) ? emergency.id : null;
    const kind = duplicateOf ? 'duplicate' : ring.kind;
    if (kind === 'emergency') emergency = { id: incidentId, at: ring.at };
    return { ...ring, kind, callId, incidentId, duplicateOf };
  });
}
