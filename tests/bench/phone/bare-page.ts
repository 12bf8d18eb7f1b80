/** A telephone of JsSIP and nothing else, as its documentation shows it: the least that a browser can do. */
import { UA, WebSocketInterface } from 'jssip';
import type { IncomingRTCSessionEvent, OutgoingRTCSessionEvent } from 'jssip/lib/UA';

const asked = new URLSearchParams(location.search);
const agent = new UA({
  sockets: [new WebSocketInterface(asked.get('url') ?? '')],
  uri: `sip:${asked.get('account') ?? ''}`,
  password: asked.get('password') ?? '',
});
const player = new Audio();
player.autoplay = true;
/** How many calls are on the line, and whether they are answered by themselves. */
const state = { calls: 0, answersItself: false };
Object.assign(window, { state });

agent.on('registered', () => {
  document.title = 'registered';
});
agent.on('newRTCSession', ({ session }: IncomingRTCSessionEvent | OutgoingRTCSessionEvent) => {
  state.calls += 1;
  const over = new AbortController();
  const answer = (): void => session.answer({ mediaConstraints: { audio: true, video: false } });
  const end = (): void => {
    state.calls -= 1;
    over.abort();
    player.srcObject = null;
  };
  session.on('ended', end);
  session.on('failed', end);
  session.on('peerconnection', ({ peerconnection }) =>
    peerconnection.addEventListener('track', ({ streams }: RTCTrackEvent) => {
      player.srcObject = streams[0] ?? null;
    }),
  );
  if (state.answersItself) setTimeout(answer);
  else window.addEventListener('keydown', answer, { once: true, signal: over.signal });
});
agent.start();
