import { randomUUID } from 'node:crypto';
import { type Caller, callerOf } from '../../../shared/training/caller.ts';
import type { Lesson } from '../../../shared/training/lesson.ts';
import type { Scenario, ScenarioCall } from '../../../shared/training/scenario.ts';
import { defaultRound } from './default-round.ts';

export interface Director {
  /** These scenarios are next; with a load the first rings now, and the others by themselves. */
  start(scenarios: readonly Scenario[], order: 'given' | 'mixed', callsPerHour: number | null): void;
  /** Nobody else calls; who is on the line stays. */
  stop(): void;
  /** The next caller rings, as soon as both windows are registered. */
  next(): void;
  /** A caller is gone. */
  ended(id: number): void;
  /** What may have changed: whether the telephone and the callers can be reached. */
  ready(who: 'phone' | 'callers', is: boolean): void;
}

export interface Ring {
  /** Tells the calls of this start of the app apart. */
  id: number;
  caller: Caller;
  /** Null for a caller of the round. */
  lesson: Lesson | null;
}

/** What works later; returns how to call it off. */
type After = (seconds: number, work: () => void) => () => void;

/** @param speed how many times faster than told: `speed.ts` */
export const byTimer =
  (speed: number): After =>
  (seconds, work) => {
    const timer = setTimeout(work, (seconds * 1_000) / speed);
    return () => clearTimeout(timer);
  };

/**
 * Says who calls in training, and when.
 * @param callers `wanted` says that somebody is due whom nobody can play yet; told again and again
 */
export function createDirector(callers: { ring(call: Ring): void; wanted(): void }, after: After): Director {
  const reachable = { phone: false, callers: false };
  let due: Ring[] = [];
  let queue: Scenario[] = [];
  let turn = 0;
  let lastId = 0;
  const waiting = new Set<() => void>();
  /** What follows when a caller is gone. */
  const then = new Map<number, () => void>();

  function send(): void {
    if (due.length === 0) return;
    if (!reachable.callers) callers.wanted();
    if (!reachable.phone || !reachable.callers) return;
    const now = due;
    due = [];
    for (const call of now) callers.ring(call);
  }

  function later(seconds: number, work: () => void): void {
    if (seconds === 0) {
      work();
      return;
    }
    const callOff = after(seconds, () => {
      waiting.delete(callOff);
      work();
    });
    waiting.add(callOff);
  }

  function call(caller: Caller, lesson: Lesson | null, followedBy?: () => void): void {
    lastId += 1;
    if (followedBy) then.set(lastId, followedBy);
    due.push({ id: lastId, caller, lesson });
    send();
  }

  function play({ id: scenario, version, title, calls, agencies }: Scenario): void {
    const run = randomUUID();
    const lessonOf = (index: number, { expected }: ScenarioCall): Lesson => ({
      ...{ scenario, version, title, run, expected },
      call: index,
    });
    const begin = (index: number, one: ScenarioCall): void =>
      later(one.begins.seconds, () =>
        call(callerOf(one, { agencies }), lessonOf(index, one), () => {
          calls.forEach((other, position) => {
            if (other.begins.after === 'ended' && other.begins.call === index) begin(position, other);
          });
        }),
      );
    calls.forEach((one, index) => {
      if (one.begins.after === 'start') begin(index, one);
    });
  }

  function playAll(everySeconds: number): void {
    const scenario = queue.shift();
    if (!scenario) return;
    play(scenario);
    later(everySeconds, () => playAll(everySeconds));
  }

  function stop(): void {
    queue = [];
    due = [];
    for (const callOff of waiting) callOff();
    waiting.clear();
    then.clear();
  }

  return {
    start(scenarios, order, callsPerHour) {
      stop();
      queue = order === 'mixed' ? mixed(scenarios) : [...scenarios];
      if (callsPerHour !== null) playAll(3_600 / callsPerHour);
    },
    stop,
    next() {
      const scenario = queue.shift();
      if (scenario) {
        play(scenario);
        return;
      }
      const caller = defaultRound[turn++ % defaultRound.length];
      if (caller) call(caller, null);
    },
    ended(id) {
      const following = then.get(id);
      then.delete(id);
      following?.();
    },
    ready(who, is) {
      reachable[who] = is;
      send();
    },
  };
}

/** Every order is as likely as another (Fisher–Yates). */
function mixed(scenarios: readonly Scenario[]): Scenario[] {
  const all = [...scenarios];
  const order: Scenario[] = [];
  while (all.length > 0) order.push(...all.splice(Math.floor(Math.random() * all.length), 1));
  return order;
}
