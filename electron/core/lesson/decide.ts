import type { CommandArgs } from '../../../shared/contract/index.ts';
import { type Decision, facts, refused, type World } from '../log/decision.ts';
import type { CallFact } from '../log/entries.ts';

/** Only a practice call is a lesson: nothing that is practised is ever tied to a real caller. */
export function began(world: World, { callId, lesson }: CommandArgs<'lesson.began'>): Decision<CallFact> {
  const call = world.call(callId);
  if (call?.direction !== 'in' || !call.training) return refused('E_NOT_A_LESSON');
  if (call.practice) return facts();
  const trainee = world.openShift()?.operator ?? null;
  return facts({ type: 'call.practised', subject: call.id, data: { lesson, trainee } });
}

export function keys(world: World, { callId, presses }: CommandArgs<'lesson.keys'>): Decision<CallFact> {
  const call = world.call(callId);
  if (call?.direction !== 'in' || !call.practice) return refused('E_NOT_A_LESSON');
  if (presses <= (call.practice.presses ?? -1)) return facts();
  return facts({ type: 'call.keyed', subject: call.id, data: { presses } });
}
