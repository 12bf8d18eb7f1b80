import type { ReInviteEvent, RTCSession } from 'jssip/lib/RTCSession';
import { aroundRequests, type Dialling, type Requesting } from './inside.ts';

/** JsSIP's types leave it out. */
type Offering = Requesting & Dialling & { isReadyToReOffer(): boolean };
interface Request {
  cseq: number;
  setHeader(name: string, value: string): void;
}

/**
 * Both sides may want to change the sound at once; whoever is put off (491) asks again (RFC 3261 §14). JsSIP puts off the
 * other side, and then takes up its offer all the same. Put off itself, it asks again a second later, but under the number
 * of the first time, which a PBX that counts refuses (versatica/JsSIP#707), and lets another offer go out meanwhile.
 */
export function meetGlare(session: RTCSession): void {
  const refuseCrossing = ({ reject }: ReInviteEvent): void => {
    if (session.connection.signalingState === 'have-local-offer') reject({ status_code: 491 });
  };
  session.on('reinvite', refuseCrossing);
  session.on('update', refuseCrossing);

  const offering = session as Offering;
  const isReady = offering.isReadyToReOffer.bind(session);
  let underWay = false;
  offering.isReadyToReOffer = () => !underWay && isReady();
  aroundRequests(session, (method, handlers) => {
    if (method !== 'INVITE') return handlers;
    underWay = true;
    const over = <Args extends unknown[]>(tell: ((...args: Args) => void) | undefined) => {
      return (...args: Args): void => {
        underWay = false;
        tell?.(...args);
      };
    };
    return {
      onSuccessResponse: over(handlers.onSuccessResponse),
      onErrorResponse: over(handlers.onErrorResponse),
      onDialogError: over(handlers.onDialogError),
      onRequestTimeout: over(handlers.onRequestTimeout),
      onTransportError: over(handlers.onTransportError),
    };
  });

  const send = offering.sendRequest.bind(session);
  offering.sendRequest = (method, options) => {
    const request = send(method, options) as Request;
    if (method === 'INVITE')
      sayNumber(request, (number) => {
        if (offering._dialog) offering._dialog._outgoing_ack_seqnum = number;
      });
    return request;
  };
}

/** The number that JsSIP gives it anew is the one that it says, and that its ACK will have (RFC 3261 §13.2.2.4). */
function sayNumber(request: Request, numbered: (number: number) => void): void {
  let current = request.cseq;
  Object.defineProperty(request, 'cseq', {
    get: () => current,
    set(number: number) {
      current = number;
      request.setHeader('CSeq', `${number} INVITE`);
      numbered(number);
    },
  });
}
