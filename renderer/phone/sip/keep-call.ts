import type { RTCSession, TerminateOptions } from 'jssip/lib/RTCSession';

/** The other side did not agree to a change of the sound. */
const refusals = ['Hold Failed', 'Unhold Failed', 'Media Renegotiation Failed'];

/**
 * Reasons for which JsSIP ends a call although it may go on: a refresh on a dead socket (versatica/JsSIP#738), a
 * re-INVITE that was refused, sound that has no path any more and may get another one.
 */
const keeps = ['Connection Error', 'Request Timeout', 'Session Timer Expired', 'RTP Timeout', ...refusals];

/** What a method is refused with that the other side does not have. */
const unknownMethod = [405, 501];

/** JsSIP's types leave it out. */
interface Requesting {
  sendRequest(
    method: string,
    options?: {
      eventHandlers?: {
        onErrorResponse?: (response: { status_code: number }) => void;
        onDialogError?: (response: { status_code: number }) => void;
        onRequestTimeout?: () => void;
      };
    },
  ): unknown;
}

/** An answered call outlives trouble with its signalling and its network. `trouble` is told instead. */
export function keepCall(session: RTCSession, trouble: (reason: string, refused: boolean) => void): void {
  const terminate = session.terminate.bind(session);
  session.terminate = (options?: TerminateOptions) => {
    const reason = options?.reason_phrase ?? '';
    if (!session.isEstablished() || !keeps.includes(reason)) {
      terminate(options);
      return;
    }
    const refused = refusals.includes(reason);
    trouble(reason, refused);
    if (!refused) return;
    // Our offer stands no more, and one of the other side may come.
    const { connection } = session;
    if (connection.signalingState === 'have-local-offer')
      void connection.setLocalDescription({ type: 'rollback' }).catch(() => undefined);
  };
  // A proxy that found nobody says 408 in the other side's place; only 481 says that the call is no more.
  const requesting = session as RTCSession & Requesting;
  const sendRequest = requesting.sendRequest.bind(session);
  requesting.sendRequest = (method, options = {}) => {
    const handlers = options.eventHandlers ?? {};
    return sendRequest(method, {
      ...options,
      eventHandlers: {
        ...handlers,
        onErrorResponse(response) {
          // JsSIP refreshes a session by UPDATE, which not every telephone knows; all know a re-INVITE (RFC 4028 §7.4).
          if (method === 'UPDATE' && unknownMethod.includes(response.status_code)) session.renegotiate();
          else handlers.onErrorResponse?.(response);
        },
        onDialogError(response) {
          if (response.status_code === 481) handlers.onDialogError?.(response);
          else handlers.onRequestTimeout?.();
        },
      },
    });
  };
}
