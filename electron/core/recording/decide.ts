import type { CommandArgs } from '../../../shared/contract/index.ts';
import { recordingOf } from '../../../shared/domain/recording.ts';
import { type Decision, facts, refused, type World } from '../log/decision.ts';
import type { CallFact } from '../log/entries.ts';

/** A part is told once. One whose call the log does not know yet waits for it: the phone tells of calls by itself. */
export function recorded(
  world: World,
  { callId, ...recording }: CommandArgs<'call.recorded'>,
): Decision<CallFact> {
  const call = world.call(callId);
  if (!call) return refused('E_NOT_FOUND');
  if (!isOf(recording.file, callId, recording.part)) return refused('E_INPUT_INVALID', { field: 'file' });
  if (call.recordings?.some(({ part }) => part === recording.part)) return facts();
  return facts({ type: 'call.recorded', subject: callId, data: recording });
}

/** Before the file goes, so that a file that is missing is one that the log tells of. */
export function removed(
  world: World,
  { callId, file, rule }: CommandArgs<'call.removeRecording'>,
): Decision<CallFact> {
  const known = world.call(callId)?.recordings?.find((one) => one.file === file);
  if (!known || known.removed !== null) return facts();
  const { part } = known;
  return facts({ type: 'call.recordingRemoved', subject: callId, data: { part, file, rule } });
}

export function listened(world: World, { callId, file }: CommandArgs<'call.listen'>): Decision<CallFact> {
  const known = world.call(callId)?.recordings?.find((one) => one.file === file);
  if (!known) return refused('E_NOT_FOUND');
  if (known.removed !== null) return refused('E_RECORDING_GONE');
  return facts({ type: 'call.listened', subject: callId, data: { part: known.part, file } });
}

function isOf(file: string, callId: string, part: number): boolean {
  const named = recordingOf(file);
  return named?.callId === callId && named.part === part;
}
