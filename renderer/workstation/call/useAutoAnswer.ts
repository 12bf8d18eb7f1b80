import { useEffect } from 'react';
import type { LiveCall } from '../../../shared/contract/phone.ts';
import { answer } from '../desk/calls.ts';
import { useDesk } from '../desk/desk.ts';
import { toAutoAnswer } from '../desk/queue.ts';

/** Off unless the room's settings say after how many seconds. */
export function useAutoAnswer(calls: readonly LiveCall[]): void {
  const shift = useDesk((state) => state.shift);
  const seconds = useDesk((state) => state.status?.settings.autoAnswerSeconds ?? null);
  const next = toAutoAnswer(calls, shift, seconds);
  const [callId, at] = [next?.callId, next?.at];
  useEffect(() => {
    if (callId === undefined || at === undefined) return;
    const timer = setTimeout(() => answer(callId), Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  }, [callId, at]);
}
