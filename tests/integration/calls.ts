import { type CallId, type IncidentId, newCallId, newIncidentId } from '../../shared/domain/ids.ts';
import type { IncidentChanges } from '../../shared/domain/incident.ts';
import type { Asking } from './asking.ts';

/** A call that rang and was answered. */
export async function answeredCall(
  { tell }: Asking,
  number = '081234567890',
  displayName = '',
  training = false,
): Promise<CallId> {
  const callId = newCallId();
  await tell('call.ring', {
    callId,
    at: Date.now(),
    number,
    displayName,
    sipCallId: callId,
    training,
  });
  await tell('call.answer', { callId, at: Date.now() });
  return callId;
}

/** An answered call with its form begun. */
export async function begunForm(
  core: Asking,
  changes: IncidentChanges = { whatHappened: 'Kebakaran di pasar' },
): Promise<{ callId: CallId; incidentId: IncidentId }> {
  const callId = await answeredCall(core);
  const incidentId = newIncidentId();
  await core.tell('incident.create', { incidentId, callId, changes });
  return { callId, incidentId };
}

export const hangUp = async ({ tell }: Asking, callId: CallId): Promise<void> => {
  const end = { kind: 'hangup', by: 'caller', sipCode: null, cause: '' } as const;
  await tell('call.end', { callId, at: Date.now(), end });
};
