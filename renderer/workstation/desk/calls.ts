import type { CallId } from '../../../shared/domain/ids.ts';
import { ask } from './ask.ts';
import { desk, select } from './desk.ts';

/** Looks at a call's form as it was left. */
const show = (callId: CallId): void =>
  select({ callId, incidentId: desk.getState().calls[callId]?.incidentId ?? null });

/** Drawn at once, the form would hold up the answer itself. */
const FORM_AFTER_MS = 60;

export function answer(callId: CallId): void {
  void ask('phone.answer', { callId });
  setTimeout(() => {
    // Mostly the conversation has brought it by then (`connect.ts`), and the operator may be elsewhere already.
    if (desk.getState().selection.callId !== callId) show(callId);
  }, FORM_AFTER_MS);
}

export const decline = (callId: CallId): void => void ask('phone.decline', { callId });

/** Voice and form go together: a held caller is talked to again, and whoever was talked to hears the hold. */
export function goTo(callId: CallId): void {
  const live = desk.getState().status?.phone.calls.find((call) => call.callId === callId);
  if (live?.phase === 'held') void ask('phone.resume', { callId });
  show(callId);
}
