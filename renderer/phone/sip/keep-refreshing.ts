import type { RTCSession } from 'jssip/lib/RTCSession';
import { aroundRequests, type Requesting, type RequestOptions } from './inside.ts';

/** What a method is refused with that the other side does not have. */
const unknownMethod = [405, 501];
/** A session is refreshed at half of its time, and 90 s is what most last at least (RFC 4028 §4). */
const AGAIN_MS = 10_000;

/**
 * JsSIP refreshes a session by UPDATE, and after one that failed never again, so that in the end the other side hangs up.
 * Here it is tried until it succeeds. Only one who knows of no such call (481) is not asked again.
 */
export function keepRefreshing(session: RTCSession): void {
  let knowsUpdate = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function again(options: RequestOptions): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!session.isEstablished()) return;
      if (knowsUpdate) (session as Requesting).sendRequest('UPDATE', options);
      else byInvite(options);
    }, AGAIN_MS);
  }
  // Not every telephone knows UPDATE; all know a re-INVITE (RFC 4028 §7.4).
  function byInvite(options: RequestOptions): void {
    again(options);
    session.renegotiate();
  }

  aroundRequests(session, (method, handlers, options) => {
    const isUpdate = method === 'UPDATE';
    if (!isUpdate && method !== 'INVITE') return handlers;
    const failed = (tell: (() => void) | undefined) => (): void => {
      tell?.();
      if (isUpdate) again(options);
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
          byInvite(options);
        } else {
          failed(() => handlers.onErrorResponse?.(response))();
        }
      },
      onRequestTimeout: failed(handlers.onRequestTimeout),
      onTransportError: failed(handlers.onTransportError),
    };
  });
}
