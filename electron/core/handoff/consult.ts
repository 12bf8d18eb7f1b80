import type { CommandArgs } from '../../../shared/contract/index.ts';
import { cleanLine } from '../../../shared/text/clean.ts';
import { type Decision, facts, type World } from '../log/decision.ts';
import type { AnyFact } from '../log/entries.ts';
import { advance, delivered, mayAdvance, transferFailed } from './decide.ts';

/**
 * What the talk with an agency means for its hand-off: an agency that answered was told, whatever comes of the
 * connection; one that took over the caller has acknowledged; one that did not answer leaves it to the next channel.
 */
export function consult(world: World, input: CommandArgs<'call.consult'>): Decision<AnyFact> {
  const handOff = world.handOff(input.handOffId);
  if (!world.call(input.callId) || !handOff) return facts();
  if (handOff.talk?.step === input.step && handOff.talk.at === input.at) return facts();
  const outcome = meaning(world, input);
  if ('refusal' in outcome) return outcome;
  const { callId, step } = input;
  const target = cleanLine(input.target);
  const cause = cleanLine(input.cause);
  return facts<AnyFact>(
    { type: 'handoff.consulted', subject: handOff.id, data: { callId, target, step, cause } },
    ...outcome.facts,
  );
}

function meaning(world: World, { step, handOffId }: CommandArgs<'call.consult'>): Decision<AnyFact> {
  const handOff = world.handOff(handOffId);
  const state = handOff?.state;
  // What a machine is to send goes out all the same.
  const byVoice = handOff?.channel === 'sip' || handOff?.channel === 'manual';
  switch (step) {
    case 'answered':
      return byVoice ? delivered(world, handOffId, 'sip', '', handOff.revision) : facts();
    case 'unanswered':
      return transferFailed(world, handOffId, 'E_AGENCY_UNANSWERED');
    case 'conference':
    case 'connected':
    case 'bridged':
      return state && mayAdvance(state, 'acknowledged')
        ? advance(world, { handOffId, to: 'acknowledged', unit: '', reason: '' })
        : facts();
    case 'notConnected':
    case 'ended':
      return facts();
  }
}
