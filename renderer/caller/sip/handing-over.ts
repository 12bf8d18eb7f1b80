import type { RTCSession } from 'jssip/lib/RTCSession';
import type { Caller } from '../../../shared/training/caller.ts';
import { createSound } from '../sound.ts';
import { meetOnLoopback, pcConfig } from './loopback.ts';

/** How long caller and agency talk without the operator, in seconds of practice. */
const TALK = 10;

/**
 * A caller whom the operator hands over (REFER, RFC 3515) calls the agency, takes the operator's place there when he
 * has talked with it first (Replaces, RFC 3891), and tells him by NOTIFY how that goes. JsSIP sends these.
 */
export function takeHandingOver(
  session: RTCSession,
  caller: Caller,
  context: AudioContext,
  speed: number,
  turned: () => void,
): void {
  session.on('refer', ({ accept }) => {
    turned();
    const sound = createSound(context, caller.background, speed);
    const follow = (leg: RTCSession): void => {
      meetOnLoopback(leg);
      leg.on('accepted', () => setTimeout(() => end(leg), (TALK * 1_000) / speed));
      leg.on('ended', sound.stop);
      leg.on('failed', sound.stop);
      // Who gives up, or is hung up on, waits for no agency.
      session.on('ended', () => {
        if (!leg.isEstablished()) end(leg);
      });
    };
    accept(follow, { mediaStream: sound.stream, pcConfig });
  });
}

const end = (session: RTCSession): void => {
  if (!session.isEnded()) session.terminate();
};
