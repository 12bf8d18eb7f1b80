import type { RTCSession, TerminateOptions } from 'jssip/lib/RTCSession';
import { aroundRequests, NO_SUCH_CALL } from './inside.ts';
import { keepAnswer } from './keep-answer.ts';
import { keepBye } from './keep-bye.ts';
import { keepRefreshing } from './keep-refreshing.ts';
import { takeBack } from './take-back.ts';

/** The other side did not agree to a change of the sound. */
const refusals = ['Hold Failed', 'Unhold Failed', 'Media Renegotiation Failed'];
/** It says that it knows of no such call (481), while its sound may well arrive. */
const UNKNOWN = 'Dialog Error';
/**
 * Reasons for which JsSIP ends a call although it may go on: a refresh on a dead socket (versatica/JsSIP#738), a
 * re-INVITE that was refused, sound that has no path any more and may get another one.
 */
const keeps = [
  ...['Connection Error', 'Request Timeout', 'Session Timer Expired', 'RTP Timeout'],
  ...[UNKNOWN, ...refusals],
];
/** The offer that we made in the answer to a re-INVITE got no answer that can be used. Before a call begins, that ends it. */
const badAnswers = ['Missing SDP', 'Bad Media Description'];

/** What happened to a call that was kept. */
export interface Trouble {
  reason: string;
  /** The other side does not want what it was asked. */
  refused: boolean;
  /** It knows of no such call. */
  unknown: boolean;
}

/** An answered call outlives trouble with its signalling and its network. `trouble` is told instead. */
export function keepCall(session: RTCSession, trouble: (trouble: Trouble) => void): void {
  let confirmed = false;
  session.on('confirmed', () => {
    confirmed = true;
  });

  /** Our offer stands no more, and one of the other side may come. */
  const noOffer = (): void =>
    void takeBack(session.connection).catch((error: unknown) =>
      console.warn('an offer that came to nothing stands', error),
    );

  const terminate = session.terminate.bind(session);
  session.terminate = (options?: TerminateOptions) => {
    const reason = options?.reason_phrase ?? String(options?.cause ?? '');
    const isBadAnswer = confirmed && badAnswers.includes(reason);
    if (!session.isEstablished() || !(isBadAnswer || keeps.includes(reason))) {
      terminate(options);
      return;
    }
    const unknown = reason === UNKNOWN;
    const refused = unknown || refusals.includes(reason);
    trouble({ reason, refused, unknown });
    if (refused || isBadAnswer) noOffer();
  };

  // A proxy that found nobody says 408 in the other side's place; only 481 says that the call is no more.
  aroundRequests(session, (method, handlers) => {
    if (!handlers.onRequestTimeout) return handlers;
    const failed = (tell: (() => void) | undefined) => (): void => {
      tell?.();
      if (method === 'INVITE') noOffer();
    };
    const timedOut = failed(handlers.onRequestTimeout);
    return {
      ...handlers,
      onRequestTimeout: timedOut,
      onTransportError: failed(handlers.onTransportError),
      onDialogError(response) {
        if (response.status_code === NO_SUCH_CALL) handlers.onDialogError?.(response);
        else timedOut();
      },
    };
  });

  keepBye(session);
  keepRefreshing(session);
  keepAnswer(session, () => trouble({ reason: 'No ACK', refused: false, unknown: false }));
}
