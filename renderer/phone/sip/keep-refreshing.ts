import type { RTCSession } from 'jssip/lib/RTCSession';
import { aroundRequests } from './inside.ts';

/** What a method is refused with that the other side does not have. */
const unknownMethod = [405, 501];
/** A session is refreshed at half of its time, and 90 s is what most last at least (RFC 4028 §4). */
const AGAIN_MS = 10_000;

/** JsSIP's types leave it out. */
type Refreshing = RTCSession & {
  _sendUpdate(): void;
  _sessionTimers: { running: boolean; refresher: boolean };
};

/**
 * JsSIP refreshes a session by UPDATE, and after one that failed never again, so that in the end the other side hangs up. Nor
 * does it when the time comes while an offer is under way, which may fail. Here it is tried until it succeeds. Only one who
 * knows of no such call (481) is not asked again.
 */
export function keepRefreshing(session: RTCSession): void {
  const refreshing = session as Refreshing;
  let knowsUpdate = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isOurs = (): boolean => refreshing._sessionTimers.running && refreshing._sessionTimers.refresher;

  function again(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!session.isEstablished()) return;
      if (knowsUpdate) refreshing._sendUpdate();
      else byInvite();
    }, AGAIN_MS);
  }
  // Not every telephone knows UPDATE; all know a re-INVITE (RFC 4028 §7.4).
  function byInvite(): void {
    again();
    session.renegotiate();
  }

  aroundRequests(session, (method, handlers) => {
    const isUpdate = method === 'UPDATE';
    if (!isUpdate && method !== 'INVITE') return handlers;
    const failed = (tell: (() => void) | undefined) => (): void => {
      tell?.();
      if (isUpdate || isOurs()) again();
    };
    return {
      ...handlers,
      onSuccessResponse(response) {
        clearTimeout(timer);
        handlers.onSuccessResponse?.(response);
      },
      onErrorResponse(response) {
        if (isUpdate && unknownMethod.includes(response.status_code)) {
          knowsUpdate = false;
          byInvite();
        } else {
          failed(() => handlers.onErrorResponse?.(response))();
        }
      },
      onRequestTimeout: failed(handlers.onRequestTimeout),
      onTransportError: failed(handlers.onTransportError),
    };
  });
}
