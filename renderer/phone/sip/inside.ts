import type Dialog from 'jssip/lib/Dialog';
import type { RTCSession } from 'jssip/lib/RTCSession';

// What JsSIP's types leave out of a session, and what several of its corrections have in common.

interface Response {
  status_code: number;
}
interface Handlers {
  onSuccessResponse?: (response: Response) => void;
  onErrorResponse?: (response: Response) => void;
  onDialogError?: (response: Response) => void;
  onRequestTimeout?: () => void;
  onTransportError?: () => void;
}
export interface RequestOptions {
  eventHandlers?: Handlers;
}

/** It is one of the two sides of a dialog, once there is one. */
export type Dialling = RTCSession & { _dialog?: Dialog | null };

/** It asks within the call. */
export type Requesting = RTCSession & { sendRequest(method: string, options?: RequestOptions): unknown };

/** Whatever the session asks from now on is answered to what `handle` makes of JsSIP's own handlers. */
export function aroundRequests(
  session: RTCSession,
  handle: (method: string, handlers: Handlers, options: RequestOptions) => Handlers,
): void {
  const requesting = session as Requesting;
  const send = requesting.sendRequest.bind(session);
  requesting.sendRequest = (method, options = {}) =>
    send(method, { ...options, eventHandlers: handle(method, options.eventHandlers ?? {}, options) });
}

/** It is asked within the call. */
export type Receiving<Request extends object> = RTCSession & { receiveRequest(request: Request): void };

/** Why a call is no more, though nobody said so. */
export interface Lost {
  sipCode: number | null;
  cause: string;
}

/** The other side says that it knows of no such call. */
export const NO_SUCH_CALL = 481;
export const noSuchCall: Lost = { sipCode: NO_SUCH_CALL, cause: 'Call/Transaction Does Not Exist' };

/** A request that is answered. */
export interface Transaction {
  transport: { send(message: string): boolean };
  onTransportError(): void;
}

/**
 * A transaction goes on when the connection that its request came over is gone, where JsSIP would end it: its answers go
 * over the next one. `said` is told of each, `lost` of the loss. Returns the way out.
 */
export function outliveConnection(
  transaction: Transaction,
  { said, lost }: { said?: (message: string) => void; lost: () => void },
): Transaction['transport'] {
  const { transport } = transaction;
  transaction.onTransportError = lost;
  transaction.transport = {
    send(message) {
      said?.(message);
      transport.send(message);
      return true;
    },
  };
  return transport;
}
