import type { EventPayload } from '../../../../shared/contract/index.ts';
import type { World } from '../../log/decision.ts';
import type { AskingChannel } from './channel.ts';

/** Asks the phone to transfer the caller, or to talk first; it answers with `call.transfer` or `call.consult`. */
export const sipChannel = (
  world: World,
  publish: (transfer: EventPayload<'handoff.transfer'>) => void,
): AskingChannel<'sip'> => ({
  how: 'asks',
  ask({ handOff, channel }) {
    const { id, callId, talkFirst } = handOff;
    if (callId === null || world.call(callId)?.state !== 'talking') return 'E_SIP_NO_CALL';
    publish({ handOffId: id, callId, talkFirst, target: channel.target });
    return null;
  },
});
