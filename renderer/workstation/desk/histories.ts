import type { LiveCall } from '../../../shared/contract/phone.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import { desk, selectedCall, told } from './desk.ts';

const asked = new Set<CallId>();

/** Asks once for what is known of the number of each call on the line, and of the call that is looked at. */
export function followHistories(live: readonly LiveCall[]): void {
  const state = desk.getState();
  const shown = selectedCall(state);
  const wanted = new Map<CallId, string | null>();
  for (const call of live) if (call.direction === 'in') wanted.set(call.callId, call.number);
  if (shown?.direction === 'in' && (shown.withheld || shown.number !== null)) {
    wanted.set(shown.id, shown.number);
  }
  for (const [callId, number] of wanted) {
    if (asked.has(callId)) continue;
    asked.add(callId);
    void window.siaga.invoke('call.history', { number, exceptCallId: callId }).then((history) => {
      if (history.ok) told.history(callId, history.value);
      else asked.delete(callId);
    });
  }
  for (const callId of asked) if (!wanted.has(callId)) asked.delete(callId);
}
