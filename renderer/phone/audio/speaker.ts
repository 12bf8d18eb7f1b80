/** Plays what the other side says. Returns what ends it. */
export function playRemote(connection: RTCPeerConnection): () => void {
  const player = new Audio();
  player.autoplay = true;
  connection.addEventListener('track', ({ streams, track }) => {
    player.srcObject = streams[0] ?? new MediaStream([track]);
  });
  return () => {
    player.srcObject = null;
  };
}
