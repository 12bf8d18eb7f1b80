import type Dialog from 'jssip/lib/Dialog';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { Requesting, RequestOptions } from './inside.ts';

/** As often as a connection is looked for. */
const AGAIN_MS = 2_000;
/** Ten minutes: then the PBX has long found by itself that nobody is there. */
const MOST_TRIES = 300;

/** JsSIP's types leave it out. */
interface Dialling {
  _dialog?: Dialog | null;
}

/** A BYE that finds no connection is said over the next one, or the caller would wait for somebody who has hung up. */
export function keepBye(session: RTCSession): void {
  const requesting = session as Requesting & Dialling;
  const sendRequest = requesting.sendRequest.bind(session);
  requesting.sendRequest = (method, options = {}) => {
    const dialog = requesting._dialog;
    if (method !== 'BYE' || !dialog) return sendRequest(method, options);
    let tries = 0;
    const again: RequestOptions = {
      ...options,
      eventHandlers: {
        ...options.eventHandlers,
        onTransportError() {
          tries += 1;
          if (tries < MOST_TRIES) setTimeout(() => dialog.sendRequest('BYE', again), AGAIN_MS);
        },
      },
    };
    return sendRequest('BYE', again);
  };
}
