import { WebSocketInterface } from 'jssip';
import { type Arrival, type Arrivals, badRequest } from './arrivals.ts';
import { type Beside, openInvite } from './invite-body.ts';

/** Who listens on the wire. */
export interface Wire {
  beside: Beside;
  arrivals: Arrivals;
  /** Anything came. */
  heard(): void;
  /** An INVITE comes that came before, and JsSIP does not know yet. */
  comesAgain(arrival: Arrival, message: string): void;
  /** An INVITE came and was answered, or could not be, without becoming a call. */
  turnedAway(arrival: Arrival): void;
}

/**
 * JsSIP drops a whole INVITE when a caller's display name holds a control character, which RFC 3261 §25.1
 * does not allow in a quoted string. A caller is not lost for a malformed name: those characters are taken
 * out before the message is read. What an INVITE brings beside its SDP is laid beside, see `openInvite`. One that
 * becomes no call all the same is told of, see `Arrivals`.
 */
export function createTolerantSocket(url: string, wire: Wire): WebSocketInterface {
  const socket = new WebSocketInterface(url);
  const { beside, arrivals } = wire;
  let deliver: (data: string) => void = () => undefined;
  Object.defineProperty(socket, 'ondata', {
    get: () => (data: string | ArrayBuffer) => {
      wire.heard();
      read(readable(typeof data === 'string' ? data : new TextDecoder().decode(data)));
    },
    // JsSIP sets its own listener here whenever it connects.
    set(listener: (data: unknown) => void) {
      deliver = listener;
    },
  });
  const send = socket.send.bind(socket);
  socket.send = (message: string) => {
    arrivals.goes(message);
    return send(message);
  };

  /** JsSIP makes a call of an INVITE, or answers it, before it returns. */
  function read(message: string): void {
    const came = arrivals.came(message);
    if (!came || came.again) {
      if (came) wire.comesAgain(came.arrival, message);
      deliver(message);
      return;
    }
    const { arrival } = came;
    try {
      deliver(message);
    } catch (error) {
      console.warn('an INVITE could not be read', error instanceof Error ? error.name : '');
    }
    if (arrival.taken) return;
    if (arrival.status === null) socket.send(badRequest(message));
    wire.turnedAway(arrival);
  }

  function readable(data: string): string {
    const message = withoutControls(data);
    const opened = openInvite(message);
    if (!opened) return message;
    beside.put(opened.callId, opened.parts);
    return opened.message;
  }
  return socket;
}

/** The body is left alone: its length was announced. */
function withoutControls(message: string): string {
  const end = message.indexOf('\r\n\r\n');
  if (end <= 0) return message;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
  return message.slice(0, end).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '') + message.slice(end);
}
