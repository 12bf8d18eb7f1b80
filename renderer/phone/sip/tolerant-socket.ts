import { WebSocketInterface } from 'jssip';
import { type Beside, openInvite } from './invite-body.ts';

/**
 * JsSIP drops a whole INVITE when a caller's display name holds a control character, which RFC 3261 §25.1
 * does not allow in a quoted string. A caller is not lost for a malformed name: those characters are taken
 * out before the message is read. What an INVITE brings beside its SDP is laid beside, see `openInvite`.
 */
export function createTolerantSocket(url: string, beside: Beside, heard: () => void): WebSocketInterface {
  const socket = new WebSocketInterface(url);
  let deliver: (data: unknown) => void = () => undefined;
  Object.defineProperty(socket, 'ondata', {
    get: () => (data: unknown) => {
      heard();
      deliver(typeof data === 'string' ? readable(data) : data);
    },
    // JsSIP sets its own listener here whenever it connects.
    set(listener: (data: unknown) => void) {
      deliver = listener;
    },
  });
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
