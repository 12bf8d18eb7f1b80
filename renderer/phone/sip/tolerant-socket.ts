import { WebSocketInterface } from 'jssip';

/**
 * JsSIP drops a whole INVITE when a caller's display name holds a control character, which RFC 3261 §25.1
 * does not allow in a quoted string. A caller is not lost for a malformed name: those characters are taken
 * out before the message is read.
 */
export function createTolerantSocket(url: string): WebSocketInterface {
  const socket = new WebSocketInterface(url);
  let deliver: (data: unknown) => void = () => undefined;
  Object.defineProperty(socket, 'ondata', {
    get: () => (data: unknown) => deliver(typeof data === 'string' ? withoutControls(data) : data),
    // JsSIP sets its own listener here whenever it connects.
    set(listener: (data: unknown) => void) {
      deliver = listener;
    },
  });
  return socket;
}

/** The body is left alone: its length was announced. */
function withoutControls(message: string): string {
  const end = message.indexOf('\r\n\r\n');
  if (end <= 0) return message;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
  return message.slice(0, end).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '') + message.slice(end);
}
