import type { Call } from '../../../shared/domain/call.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import { ask } from '../desk/ask.ts';
import { desk, selectedCall } from '../desk/desk.ts';

const presses = new Map<CallId, number>();

/**
 * Counts the keys that are pressed for each practice call of a scenario, while its form is on the screen. The log has
 * the count when the caller is gone, and again when the call is qualified and when it is looked at no more.
 */
export function countKeys(): () => void {
  const count = (): void => {
    const call = selectedCall(desk.getState());
    if (call?.direction === 'in' && call.practice) presses.set(call.id, (presses.get(call.id) ?? 0) + 1);
  };
  window.addEventListener('keydown', count, { capture: true });
  const unsubscribe = desk.subscribe((now, then) => {
    for (const id of presses.keys()) {
      const state = now.calls[id]?.state;
      if (state === then.calls[id]?.state || isLive(state)) continue;
      void tellKeys(id);
      if (!state) presses.delete(id);
    }
  });
  return () => {
    window.removeEventListener('keydown', count, { capture: true });
    unsubscribe();
  };
}

const isLive = (state: Call['state'] | undefined): boolean => state === 'ringing' || state === 'talking';

/** The log has the count of that call when it resolves. */
export async function tellKeys(callId: CallId): Promise<void> {
  const counted = presses.get(callId);
  if (counted !== undefined) await ask('lesson.keys', { callId, presses: counted });
}
