import type { CallId } from '../../../shared/domain/ids.ts';
import type { Lesson } from '../../../shared/training/lesson.ts';

export interface Lessons {
  /** The director had this caller ring; null for one of the round, who is no lesson. */
  rings(id: number, lesson: Lesson | null): void;
  /** That caller's INVITE goes out. */
  calling(id: number, sipCallId: string): void;
  /** The log knows the call that the telephone made of it. */
  rang(sipCallId: string, callId: CallId): void;
}

/**
 * Brings together what a call was meant to be and which call of the log it became. The caller's window and the
 * telephone tell it in any order.
 */
export function createLessons(began: (callId: CallId, lesson: Lesson) => void): Lessons {
  const meant = new Map<number, Lesson | null>();
  const called = new Map<string, Lesson | null>();
  const known = new Map<string, CallId>();

  function meet(sipCallId: string): void {
    const lesson = called.get(sipCallId);
    const callId = known.get(sipCallId);
    if (lesson === undefined || callId === undefined) return;
    called.delete(sipCallId);
    known.delete(sipCallId);
    if (lesson) began(callId, lesson);
  }

  return {
    rings: (id, lesson) => void meant.set(id, lesson),
    calling(id, sipCallId) {
      called.set(sipCallId, meant.get(id) ?? null);
      meant.delete(id);
      meet(sipCallId);
    },
    rang(sipCallId, callId) {
      known.set(sipCallId, callId);
      meet(sipCallId);
    },
  };
}
