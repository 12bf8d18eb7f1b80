import type { RTCSession } from 'jssip/lib/RTCSession';
import { aroundRequests, type Dialling } from './inside.ts';

/** As often as a connection is looked for. */
const AGAIN_MS = 2_000;
/** Ten minutes: then the PBX has long found by itself that nobody is there. */
const MOST_TRIES = 300;

/** A BYE that finds no connection is said over the next one, or the caller would wait for somebody who has hung up. */
export function keepBye(session: RTCSession): void {
  aroundRequests(session, (method, handlers, options) => {
    const dialog = (session as Dialling)._dialog;
    if (method !== 'BYE' || !dialog) return handlers;
    let tries = 0;
    const again = (): unknown => dialog.sendRequest('BYE', { ...options, eventHandlers });
    const eventHandlers = {
      ...handlers,
      onTransportError() {
        tries += 1;
        if (tries < MOST_TRIES) setTimeout(again, AGAIN_MS);
      },
    };
    return eventHandlers;
  });
}
