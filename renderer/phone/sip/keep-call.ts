import type { RTCSession, TerminateOptions } from 'jssip/lib/RTCSession';

/**
 * Reasons for which JsSIP ends a call although its sound may still flow: a refresh on a dead socket
 * (versatica/JsSIP#738), a re-INVITE that was refused. JsSIP ends it itself, by `RTP Timeout`, when the
 * sound is gone.
 */
const keeps = [
  'Connection Error',
  'Request Timeout',
  'Session Timer Expired',
  'Hold Failed',
  'Unhold Failed',
  'Media Renegotiation Failed',
];

/** An answered call outlives trouble with its signalling. `trouble` is told instead. */
export function keepCall(session: RTCSession, trouble: (reason: string) => void): void {
  const terminate = session.terminate.bind(session);
  session.terminate = (options?: TerminateOptions) => {
    const reason = options?.reason_phrase ?? '';
    if (session.isEstablished() && keeps.includes(reason)) trouble(reason);
    else terminate(options);
  };
}
