import type { Slip } from '../../../../shared/contract/handoff.ts';
import { messages } from '../../../../shared/i18n/id/messages.ts';
import type { AskingChannel } from './channel.ts';

/** Asks main to print a slip; it answers with `handoff.printed`. */
export const printChannel = (roomName: string, publish: (slip: Slip) => void): AskingChannel<'print'> => ({
  how: 'asks',
  ask({ handOff, agency, text }) {
    const { id, revision, snapshot } = handOff;
    publish({
      handOffId: id,
      revision,
      name: [snapshot.number, agency.id, ...(revision > 0 ? [String(revision)] : [])].join('_'),
      title: `${messages.slip}: ${agency.name}`,
      subtitle: roomName,
      text,
    });
    return null;
  },
});
