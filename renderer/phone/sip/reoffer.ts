import type { RTCSession } from 'jssip/lib/RTCSession';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import { aroundRequests } from './inside.ts';

const LONGEST_MS = 10_000;
const AGAIN_MS = 50;

/**
 * Errors: `E_CALL_NOT_ANSWERED`, `E_CALL_NOT_LIVE`, `E_CALL_NOT_AGREED`, `E_CALL_BUSY` when the other side has said nothing
 * in time.
 */
export type Reoffer = (kind: 'hold' | 'unhold') => Promise<Result<null>>;

/**
 * Hold and resume, one after the other, each done when the other side has agreed (RFC 3264 §8.4). Here it is held, or talked
 * to, whatever it says: a caller who was put on hold does not hear what is said to another one.
 */
export function reoffers(session: RTCSession): Reoffer {
  let refused: ((sipCode: number) => void) | null = null;
  aroundRequests(session, (method, handlers) => ({
    ...handlers,
    onErrorResponse(response) {
      if (method === 'INVITE') refused?.(response.status_code);
      handlers.onErrorResponse?.(response);
    },
  }));

  function ask(kind: 'hold' | 'unhold'): Promise<Result<null>> {
    if (!session.isEstablished()) return Promise.resolve(refuse('E_CALL_NOT_ANSWERED'));
    if (session.isOnHold().local === (kind === 'hold')) return Promise.resolve(ok(null));
    return new Promise((resolve) => {
      let again: ReturnType<typeof setTimeout> | undefined;
      const done = (result: Result<null>) => (): void => {
        clearTimeout(late);
        clearTimeout(again);
        refused = null;
        resolve(result);
      };
      const late = setTimeout(done(refuse('E_CALL_BUSY')), LONGEST_MS);
      session.on('ended', done(refuse('E_CALL_NOT_LIVE')));
      const attempt = (): void => {
        // Another offer, of either side, goes before it.
        if (session[kind]({}, done(ok(null))))
          refused = (sipCode) => done(refuse('E_CALL_NOT_AGREED', { sipCode }))();
        else again = setTimeout(attempt, AGAIN_MS);
      };
      attempt();
    });
  }

  let last: Promise<unknown> = Promise.resolve();
  return (kind) => {
    const turn = last.then(() => ask(kind));
    last = turn.catch(() => undefined);
    return turn;
  };
}
