import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRTCSessionEvent } from 'jssip/lib/UA';
import { AgencyId } from '../../../shared/domain/ids.ts';
import { anyAgencyAudio, audioOfAgency } from '../../../shared/training/agency-audio.ts';
import type { AnswerOfAgency } from '../../../shared/training/scenario.ts';
import { createSound } from '../sound.ts';
import { createAgent } from './agent.ts';
import { meetOnLoopback, pcConfig } from './loopback.ts';

/** In seconds of practice. */
const RINGING = 2;

export interface Agencies {
  /** The operator's telephone is gone: nobody talks to it any more. */
  hangUp(): void;
}

/** The telephones of all agencies: whoever is dialled in training arrives here. */
export function createAgencies(
  url: string,
  context: AudioContext,
  speed: number,
  answersOf: (agencyId: AgencyId) => AnswerOfAgency,
  ready: () => void,
): Agencies {
  const agent = createAgent(url, 'dialled', speed);
  const live = new Set<RTCSession>();

  function answer(session: RTCSession, says: AgencyId | null): void {
    if (session.isEnded()) return;
    const sound = createSound(context, null, speed);
    session.on('ended', sound.stop);
    session.on('failed', sound.stop);
    session.on('accepted', async () => {
      if (says !== null && !(await sound.say(audioOfAgency(says)))) await sound.say(anyAgencyAudio);
    });
    session.answer({ mediaStream: sound.stream, pcConfig });
  }

  function ring(session: RTCSession, agencyId: AgencyId): void {
    const later = (work: () => void): void => {
      setTimeout(
        () => {
          if (!session.isEnded()) work();
        },
        (RINGING * 1_000) / speed,
      );
    };
    switch (answersOf(agencyId)) {
      case 'accepts':
        later(() => answer(session, agencyId));
        return;
      case 'declines':
        later(() => session.terminate({ status_code: 603, reason_phrase: 'Decline' }));
        return;
      case 'busy':
        session.terminate({ status_code: 486, reason_phrase: 'Busy Here' });
        return;
      case 'no_answer':
        return;
    }
  }

  agent.on('registered', ready);
  agent.on('newRTCSession', ({ session, request }: IncomingRTCSessionEvent) => {
    // Agencies call nobody: each is a call to one.
    live.add(session);
    const gone = (): void => void live.delete(session);
    session.on('ended', gone);
    session.on('failed', gone);
    meetOnLoopback(session);
    session.on('replaces', ({ accept }) => accept());
    const agencyId = AgencyId.safeParse(request.to.uri.user);
    if (!agencyId.success) {
      // Nobody calls back a caller who does not exist.
      session.terminate({ status_code: 480, reason_phrase: 'Temporarily Unavailable' });
    } else if (request.hasHeader('replaces')) {
      // The operator hands over to somebody who is on the telephone already; after the 180 of JsSIP.
      setTimeout(() => answer(session, null), 0);
    } else {
      ring(session, agencyId.data);
    }
  });
  agent.start();
  return {
    hangUp() {
      for (const session of live) session.terminate();
    },
  };
}
