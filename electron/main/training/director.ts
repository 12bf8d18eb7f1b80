import type { Caller } from '../../../shared/training/caller.ts';
import { defaultRound } from './default-round.ts';

export interface Director {
  /** The next caller rings, as soon as both windows are registered. */
  next(): void;
  /** What may have changed: whether the telephone and the callers can be reached. */
  ready(who: 'phone' | 'callers', is: boolean): void;
}

/** Says who calls in training, and when. */
export function createDirector(ring: (caller: Caller) => void): Director {
  const reachable = { phone: false, callers: false };
  let due: Caller[] = [];
  let turn = 0;

  function send(): void {
    if (!reachable.phone || !reachable.callers) return;
    const now = due;
    due = [];
    for (const caller of now) ring(caller);
  }

  return {
    next() {
      const caller = defaultRound[turn++ % defaultRound.length];
      if (caller) due.push(caller);
      send();
    },
    ready(who, is) {
      reachable[who] = is;
      send();
    },
  };
}
