import type {
  IncomingDTMFEvent,
  IncomingEvent,
  OutgoingDTMFEvent,
  OutgoingEvent,
  RTCSession,
} from 'jssip/lib/RTCSession';
import type { CallId } from '../../../shared/domain/ids.ts';
import type { Speaker } from '../audio/speaker.ts';
import type { Tell } from '../line.ts';
import { closeQuietly } from './close-quietly.ts';
import { type Ending, endOf } from './end.ts';
import { endForks } from './forks.ts';
import { meetGlare } from './glare.ts';
import { proceedOnFirstCandidate } from './ice.ts';
import { keepCall } from './keep-call.ts';
import type { Ringing } from './keep-ringing.ts';
import type { Mending } from './mend.ts';
import { createPressedKeys } from './pressed-keys.ts';
import type { Reoffer } from './reoffer.ts';
import type { Presence } from './still-there.ts';
import { keepOffer } from './take-back.ts';

/** A JsSIP session with its id in the log, and what was asked of it. */
export interface SipCall {
  readonly id: CallId;
  readonly session: RTCSession;
  readonly ending: Ending;
  /** Of an incoming call. */
  readonly ringing: Ringing | null;
  readonly speaker: Speaker;
  readonly mending: Mending;
  readonly presence: Presence;
  readonly reoffer: Reoffer;
}

/** Turns the session's events into the line's. `gone` when it is over. */
export function watch(call: SipCall, tell: Tell, gone: () => void): void {
  const { id: callId, session, ending, speaker } = call;
  const isPress = createPressedKeys();
  const pressed = (digit: string, way: 'told' | 'heard'): void => {
    if (isPress(digit, way, performance.now())) tell({ kind: 'dtmf', callId, digit, by: 'caller' });
  };
  const carry = (connection: RTCPeerConnection): void => {
    closeQuietly(connection);
    keepOffer(connection);
    speaker.play(connection, (digit) => pressed(digit, 'heard'));
  };
  // An outgoing session has its connection before anybody can listen for it.
  if (session.connection) carry(session.connection);
  else session.on('peerconnection', ({ peerconnection }) => carry(peerconnection));
  proceedOnFirstCandidate(session);
  endForks(session);
  meetGlare(session);
  keepCall(session, ({ reason, refused, unknown }) => {
    console.warn(`kept an answered call through: ${reason}`);
    if (refused) call.mending.refused();
    if (unknown) call.presence.doubt();
  });

  session.on('progress', (event: IncomingEvent | OutgoingEvent) => {
    if (ending.direction === 'out' && 'response' in event && !event.response.body) {
      tell({ kind: 'ringback', callId });
    }
  });
  // Not when the answer leaves: it may never arrive.
  session.on('confirmed', () => {
    ending.answered = true;
    tell({ kind: 'answered', callId });
  });
  session.on('hold', ({ originator }) => {
    if (String(originator) === 'local') tell({ kind: 'held', callId });
  });
  session.on('unhold', ({ originator }) => {
    if (String(originator) === 'local') tell({ kind: 'resumed', callId });
  });
  session.on('muted', () => tell({ kind: 'muted', callId, muted: true }));
  session.on('unmuted', () => tell({ kind: 'muted', callId, muted: false }));
  session.on('newDTMF', (event: IncomingDTMFEvent | OutgoingDTMFEvent) => {
    if (String(event.originator) === 'remote' && /^[0-9*#A-D]$/.test(event.dtmf.tone)) {
      pressed(event.dtmf.tone, 'told');
    }
  });
  // Only the operator transfers a caller.
  session.on('refer', ({ reject }) => reject());
  // A transferred caller takes the place of the one who transferred: he rings like any other (RFC 3891 §3).
  session.on('replaces', ({ accept }) => accept());
  const end = (event: Parameters<typeof endOf>[0]): void => {
    speaker.stop();
    gone();
    if (!ending.moved) tell({ kind: 'ended', callId, end: endOf(event, ending) });
  };
  session.on('ended', end);
  session.on('failed', end);
}
