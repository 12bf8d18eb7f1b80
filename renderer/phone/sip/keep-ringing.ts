import type { RTCSession } from 'jssip/lib/RTCSession';
import {
  type Lost,
  NO_SUCH_CALL,
  noSuchCall,
  outliveConnection,
  type Requesting,
  type Transaction,
} from './inside.ts';

/** Between two times that the other side is asked whether the caller still waits. */
const ASK_MS = 5_000;
/** No proxy waits longer for an answer without having heard that it rings (RFC 3261 §16.6, timer C). */
const LONGEST_UNSURE_MS = 180_000;

/** What is known of an incoming call until the caller's side has taken the answer. */
export interface Ringing {
  /** Does this now, or when the line is back. */
  whenReached(act: () => void): void;
  /**
   * The same INVITE comes, `message`. Whether it is by another path after the one that this call came by was lost: a proxy
   * that looked for this desk once more. This one is forgotten then, or JsSIP would refuse the other as merged
   * (RFC 3261 §8.2.2.2).
   */
  givesWay(message: string): boolean;
}

export type KeepRinging = (session: RTCSession, invite: object, gone: (lost: Lost) => void) => Ringing;

/** JsSIP's types leave it out. */
interface Invite {
  server_transaction: Transaction & {
    /** The branch of its Via. */
    id: string;
  };
}

/** Of a telephone that has the call and does not know what it was asked; no proxy says it in its place. */
const unknownQuestion = [405, 500, 501];

/**
 * A call that rings outlives the connection that it came over. A proxy knows a response by its Via and not by its way
 * (RFC 3261 §17.1.3), so that what was said last is said again over the next connection, and the answer goes there.
 * JsSIP forgets the INVITE instead, and answers nobody.
 *
 * A CANCEL goes to where the INVITE went, and may be lost: from then on the caller's side is asked by OPTIONS within the
 * call (RFC 3261 §11.2). One that knows of no such call (481) ends it, and so does one that has not said for three
 * minutes that the call is there; until then it rings on.
 */
export function createKeepRinging(agent: {
  on(event: 'registered', listener: () => void): unknown;
}): KeepRinging {
  const lost = new Set<() => void>();
  agent.on('registered', () => {
    const back = [...lost];
    lost.clear();
    for (const each of back) each();
  });

  return (session, invite, gone) => {
    const { server_transaction: transaction } = invite as Invite;
    const forget = transaction.onTransportError.bind(transaction);
    let last = '';
    let moved = false;
    let confirmed = false;
    let over = false;
    let answer: (() => void) | null = null;
    let asking: ReturnType<typeof setTimeout> | undefined;
    let unsure: ReturnType<typeof setTimeout> | undefined;

    const transport = outliveConnection(transaction, {
      said(message) {
        last = message;
      },
      lost() {
        if (confirmed || lost.has(back)) return;
        lost.add(back);
        moved = true;
        clearTimeout(asking);
        doubt();
      },
    });
    const end = (): void => {
      over = true;
      clearTimeout(asking);
      clearTimeout(unsure);
    };
    session.on('confirmed', () => {
      confirmed = true;
      end();
    });
    session.on('ended', end);
    session.on('failed', end);

    /** From now on the caller may be gone without a word. */
    function doubt(): void {
      clearTimeout(unsure);
      if (!over)
        unsure = setTimeout(() => gone({ sipCode: null, cause: 'Connection Error' }), LONGEST_UNSURE_MS);
    }

    function back(): void {
      transport.send(last);
      if (answer) setTimeout(answer, 0);
      answer = null;
      ask();
    }

    function ask(): void {
      if (over || lost.has(back)) return;
      asking = setTimeout(ask, ASK_MS);
      (session as Requesting).sendRequest('OPTIONS', {
        eventHandlers: {
          onSuccessResponse: doubt,
          onErrorResponse({ status_code }) {
            if (unknownQuestion.includes(status_code)) doubt();
          },
          onDialogError({ status_code }) {
            if (status_code === NO_SUCH_CALL && !over) gone(noSuchCall);
          },
        },
      });
    }

    return {
      whenReached(act) {
        if (lost.has(back)) answer = act;
        else act();
      },
      givesWay(message) {
        if (!moved || over || message.includes(transaction.id)) return false;
        lost.delete(back);
        forget();
        return true;
      },
    };
  };
}
