import type { RTCSession } from 'jssip/lib/RTCSession';
import { aroundRequests, type Lost, noSuchCall, type Receiving, type Requesting } from './inside.ts';

/** Between two looks. */
const LOOK_MS = 5_000;
/** Longer than anybody pauses, or than a telephone that sends nothing in a pause. */
const SILENT_MS = 30_000;
/** So many questions one after the other without a word: three minutes, as where it rings. */
const MOST_MISSED = 36;

/** Whether the other side of an answered call is still there. */
export interface Presence {
  /** It has said that it knows of no such call. */
  doubt(): void;
}

/**
 * An answered call whose sound arrives is there, whatever its signalling says. When none has arrived for half a minute, or
 * for a few seconds after a doubt, the other side is asked by OPTIONS within the call (RFC 3261 §11.2). One that knows of
 * no such call (481) is gone, and so is one of whom for three minutes nothing at all came: no sound, no answer to anything
 * (a proxy's 408 is none, and RFC 4320 §4.2 has it say nothing), no request. `packets` is how many have arrived; nobody is
 * asked while `canSend` says no.
 */
export function stillThere(
  session: RTCSession,
  packets: () => Promise<number>,
  canSend: () => boolean,
  gone: (lost: Lost) => void,
): Presence {
  let heard = -1;
  let silentFor = 0;
  let missed = 0;
  let doubted = false;
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isThere = (): void => {
    missed = 0;
  };
  const end = (): void => {
    over = true;
    clearTimeout(timer);
  };
  const lose = (lost: Lost): void => {
    // An answer may come when sound does, too.
    if (over || silentFor === 0) return;
    end();
    gone(lost);
  };

  const signalling = session as Requesting & Receiving<object>;
  aroundRequests(session, (_, handlers) => ({
    ...handlers,
    onSuccessResponse(response) {
      isThere();
      handlers.onSuccessResponse?.(response);
    },
    onErrorResponse(response) {
      isThere();
      handlers.onErrorResponse?.(response);
    },
  }));
  const receive = signalling.receiveRequest.bind(session);
  signalling.receiveRequest = (request) => {
    isThere();
    receive(request);
  };

  async function look(): Promise<void> {
    const now = await packets().catch(() => heard);
    if (over) return;
    timer = setTimeout(() => void look(), LOOK_MS);
    if (now !== heard) {
      heard = now;
      silentFor = 0;
      missed = 0;
      doubted = false;
      return;
    }
    silentFor += LOOK_MS;
    if (!canSend()) missed = 0;
    else if (doubted || silentFor >= SILENT_MS) ask();
  }

  function ask(): void {
    signalling.sendRequest('OPTIONS', {
      eventHandlers: {
        onRequestTimeout() {
          missed += 1;
          if (missed >= MOST_MISSED) lose({ sipCode: null, cause: 'Request Timeout' });
        },
        onDialogError: () => lose(noSuchCall),
      },
    });
  }

  session.on('confirmed', () => void look());
  session.on('ended', end);
  session.on('failed', end);
  return {
    doubt() {
      doubted = true;
    },
  };
}
