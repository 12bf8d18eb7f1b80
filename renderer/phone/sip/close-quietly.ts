/** Sound that is not set up by then will not be. */
const LONGEST_MS = 3_000;

/**
 * Chromium keeps a connection for good when it is closed while one of its own events is on the way: the connection
 * holds the event, the event holds the connection, and after `close` it is not dispatched (`suppress_events_` in
 * rtc_peer_connection.cc). A call that ends while its sound is being set up always has some, so its connection is closed
 * when they have come. Nobody hears it meanwhile: voice and speaker end with the call.
 */
export function closeQuietly(connection: RTCPeerConnection): void {
  const close = connection.close.bind(connection);
  const isQuiet = (): boolean =>
    connection.iceGatheringState !== 'gathering' && connection.connectionState !== 'connecting';
  let closing = false;
  connection.close = () => {
    if (closing) return;
    closing = true;
    const events = new AbortController();
    const timer = setTimeout(done, LONGEST_MS);
    function done(): void {
      clearTimeout(timer);
      events.abort();
      // Not in the midst of several that come together.
      setTimeout(close, 0);
    }
    const look = (): void => {
      if (isQuiet()) done();
    };
    for (const event of ['icegatheringstatechange', 'connectionstatechange'])
      connection.addEventListener(event, look, { signal: events.signal });
    look();
  };
}
