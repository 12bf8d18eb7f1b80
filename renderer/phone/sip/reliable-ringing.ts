import { C } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import { NO_SUCH_CALL, type Receiving } from './inside.ts';

/** RFC 3261 §17.1.1.1. */
const T1_MS = 500;
const LONGEST_MS = 64 * T1_MS;

/** The highest number that the first may have (RFC 3262 §3). */
const HIGHEST_FIRST = 2 ** 31 - 1;

/** What a PRACK says. */
export interface Prack {
  /** Its RAck header: what it acknowledges (RFC 3262 §7.2). */
  rack: string;
  /** Its own. */
  cseq: number;
  hasOffer: boolean;
}

/** The provisional responses to one INVITE (RFC 3262 §3): one at a time, each repeated until it is acknowledged. */
export interface Provisionals {
  /** The headers of a new one, which is repeated from now on. */
  next(): string[];
  /** With which status the PRACK is answered. */
  acknowledge(prack: Prack): 200 | 481 | 488;
  acknowledged(): boolean;
  /** The INVITE has its answer. A PRACK that is still on its way gets its own all the same. */
  end(): void;
}

/**
 * `repeat` sends the last one again, `unheard` is told when nobody acknowledged it in 32 s. RFC 3262 §3 would have the
 * caller refused then; here it rings on, since he who hears no ringing can still be answered, and he who is refused cannot.
 */
export function createProvisionals(
  inviteCseq: number,
  repeat: () => void,
  unheard: () => void,
  first = 1 + Math.floor(Math.random() * HIGHEST_FIRST),
): Provisionals {
  let rseq = first - 1;
  /** The CSeq of its PRACK. */
  let acknowledgedBy: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function again(wait: number, left: number): void {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        if (wait >= left) {
          unheard();
          return;
        }
        again(wait * 2, left - wait);
        repeat();
      },
      Math.min(wait, left),
    );
  }

  return {
    next() {
      rseq += 1;
      acknowledgedBy = null;
      again(T1_MS, LONGEST_MS);
      return ['Require: 100rel', `RSeq: ${rseq}`];
    },
    acknowledge({ rack, cseq, hasOffer }) {
      const [, number, of, method] = /^\s*(\d{1,10})\s+(\d{1,10})\s+(\S+)\s*$/.exec(rack) ?? [];
      const matches = Number(number) === rseq && Number(of) === inviteCseq && method === 'INVITE';
      // The same PRACK may come again: its answer was lost on the way.
      if (!matches || (acknowledgedBy !== null && acknowledgedBy !== cseq)) return 481;
      // The offer of the INVITE has no answer yet, so that no other may be made (RFC 3264 §4, RFC 3262 §5).
      if (hasOffer) return 488;
      acknowledgedBy = cseq;
      clearTimeout(timer);
      return 200;
    },
    acknowledged: () => acknowledgedBy !== null,
    end: () => clearTimeout(timer),
  };
}

/** Whether Require headers ask for it (RFC 3262 §3). */
export const requiresReliability = (require: readonly string[]): boolean =>
  require.some((header) => header.split(',').some((tag) => tag.trim().toLowerCase() === '100rel'));

/** JsSIP's types leave it out. */
interface Incoming {
  method: string;
  cseq: number;
  body?: string | null;
  getHeader(name: string): string | undefined;
  getHeaders(name: string): string[];
  reply(status: number, reason?: string | null, headers?: string[], ...rest: unknown[]): void;
}
interface Invite extends Incoming {
  server_transaction: {
    /** Sends the last one again, as JsSIP does each minute so that no proxy gives up (RFC 3261 §13.3.1.1). */
    resend_provisional(): void;
    /** From ringing to anything else: answered, refused or cancelled. */
    on(event: 'stateChanged', listener: () => void): void;
  };
}

/**
 * Rings reliably where the caller's side requires it: the 180 is sent until its PRACK comes. JsSIP 3.13 knows neither.
 * The answer waits for no PRACK, which RFC 3262 §3 asks only of a 180 with a session description. To an INVITE without an
 * offer a reliable 180 would have to make one (§5): there it rings as before.
 */
export function ringReliably(session: RTCSession, request: object): void {
  const invite = request as Invite;
  const isReliable = Boolean(invite.body) && requiresReliability(invite.getHeaders('Require'));
  const provisionals = isReliable ? sendReliably(session, invite) : null;
  const receiving = session as Receiving<Incoming>;
  const receive = receiving.receiveRequest.bind(session);
  receiving.receiveRequest = (incoming) => {
    if (incoming.method === 'PRACK')
      incoming.reply(provisionals?.acknowledge(prackIn(incoming)) ?? NO_SUCH_CALL);
    else receive(incoming);
  };
}

function sendReliably(session: RTCSession, invite: Invite): Provisionals {
  const { server_transaction: transaction } = invite;
  const repeat = transaction.resend_provisional.bind(transaction);
  const provisionals = createProvisionals(invite.cseq, repeat, () =>
    console.warn('a reliable 180 was not acknowledged'),
  );
  // One that was acknowledged is dropped when it comes again (RFC 3262 §4): a new one says it.
  transaction.resend_provisional = () => {
    if (provisionals.acknowledged()) invite.reply(180, null, [`Contact: ${session.contact}`]);
    else repeat();
  };
  transaction.on('stateChanged', provisionals.end);
  const reply = invite.reply.bind(invite);
  invite.reply = (status, reason, headers = [], ...rest) => {
    const more = status < 200 ? provisionals.next() : status < 300 ? supported : [];
    reply(status, reason, [...headers, ...more], ...rest);
  };
  return provisionals;
}

const supported = [`Allow: ${C.ALLOWED_METHODS},PRACK`, 'Supported: 100rel'];

const prackIn = (incoming: Incoming): Prack => ({
  rack: incoming.getHeader('RAck') ?? '',
  cseq: incoming.cseq,
  hasOffer: Boolean(incoming.body) && /^application\/sdp\b/i.test(incoming.getHeader('Content-Type') ?? ''),
});
