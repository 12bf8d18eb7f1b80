import type { RTCSession } from 'jssip/lib/RTCSession';
import { outliveConnection, type Receiving, type Transaction } from './inside.ts';

/** As long as an answer is sent again (RFC 3261 §13.3.1.4). */
const LONGEST_MS = 32_000;

/** JsSIP's types leave it out. */
type Answering = Receiving<{ method: string; body: string | null }> & { _setACKTimer(): void };

/** Our answer to a re-INVITE waits for its ACK. */
export const isUnacknowledged = (session: RTCSession): boolean =>
  session.status === session.C.STATUS_WAITING_FOR_ACK;

/**
 * Our answer to a re-INVITE stands though it is never acknowledged, where RFC 3261 §14.2 would have the call ended: an ACK is
 * lost with a connection or a proxy, and the caller is heard all the same. It outlives its connection as the answer that
 * began the call does (`keep-ringing.ts`), and is sent again over the next one, or the other side would hang up.
 */
export function keepAnswer(session: RTCSession, unacknowledged: () => void): void {
  const answering = session as Answering;
  const wait = answering._setACKTimer.bind(session);
  const receive = answering.receiveRequest.bind(session);
  let confirmed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function goOn(): void {
    clearTimeout(timer);
    if (!confirmed || !isUnacknowledged(session)) return;
    unacknowledged();
    receive({ method: 'ACK', body: null });
  }

  answering._setACKTimer = () => {
    clearTimeout(timer);
    if (confirmed) timer = setTimeout(goOn, LONGEST_MS);
    else wait();
  };
  answering.receiveRequest = (request) => {
    // Who asks anew has had our answer (RFC 3261 §14.1), and JsSIP would refuse him.
    if (request.method === 'INVITE') goOn();
    receive(request);
  };
  session.on('confirmed', () => {
    confirmed = true;
  });
  session.on('reinvite', ({ request }) => {
    const { server_transaction: transaction } = request as unknown as { server_transaction: Transaction };
    // Its timers end it.
    outliveConnection(transaction, { lost: () => undefined });
  });
}
