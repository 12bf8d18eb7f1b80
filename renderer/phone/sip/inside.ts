import type { RTCSession } from 'jssip/lib/RTCSession';

// What JsSIP's types leave out of a session, and what several of its corrections have in common.

interface Response {
  status_code: number;
}
export interface RequestOptions {
  eventHandlers?: {
    onSuccessResponse?: (response: Response) => void;
    onErrorResponse?: (response: Response) => void;
    onDialogError?: (response: Response) => void;
    onRequestTimeout?: () => void;
    onTransportError?: () => void;
  };
}

/** It asks within the call. */
export type Requesting = RTCSession & { sendRequest(method: string, options?: RequestOptions): unknown };

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
