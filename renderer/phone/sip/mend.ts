import type { RTCSession } from 'jssip/lib/RTCSession';
import { isUnacknowledged } from './keep-answer.ts';

/** Between two tries: longer than a path needs to be found, and than an answer takes. */
const AGAIN_MS = 2_000;

/** Keeps an answered call reachable for the other side, and its sound on a path that exists. */
export interface Mending {
  /** The connection to the PBX is another one: the other side has to be told where we are (RFC 3261 §12.2.1.1). */
  moved(): void;
  /** The other side does not want to be told. */
  refused(): void;
}

/**
 * A re-INVITE tells our new Contact; while the sound has no path it looks for one as well (ICE restart, RFC 8445 §9).
 * Both are tried until they succeed: it is the operator who hangs up.
 */
export function mend(session: RTCSession, canSend: () => boolean): Mending {
  let moved = false;
  let confirmed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hasNoPath = (): boolean => ['disconnected', 'failed'].includes(session.connection.iceConnectionState);

  function work(): void {
    clearTimeout(timer);
    // Before, another INVITE is under way (RFC 3261 §14.1).
    if (session.isEnded() || !confirmed || !(moved || hasNoPath())) return;
    timer = setTimeout(work, AGAIN_MS);
    // Our answer to a re-INVITE says where we are as well, and goes before one of our own (RFC 3261 §14.1).
    if (!canSend() || (isUnacknowledged(session) && !hasNoPath())) return;
    session.renegotiate({ rtcOfferConstraints: { iceRestart: hasNoPath() } }, () => {
      moved = false;
    });
  }

  session.on('confirmed', () => {
    confirmed = true;
    work();
  });
  const watch = (connection: RTCPeerConnection): void =>
    connection.addEventListener('iceconnectionstatechange', work);
  if (session.connection) watch(session.connection);
  else session.on('peerconnection', ({ peerconnection }) => watch(peerconnection));
  return {
    moved() {
      // Until then the answer itself says it.
      moved = confirmed;
      work();
    },
    refused() {
      moved = false;
    },
  };
}
