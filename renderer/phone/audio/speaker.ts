/** Plays what the other side of a call says. */
export interface Speaker {
  play(connection: RTCPeerConnection): void;
  /** The operator does not hear it, but it goes on being received. */
  silence(silent: boolean): void;
  stop(): void;
}

export function createSpeaker(): Speaker {
  const player = new Audio();
  player.autoplay = true;
  return {
    play(connection) {
      connection.addEventListener('track', ({ streams, track }) => {
        player.srcObject = streams[0] ?? new MediaStream([track]);
      });
    },
    silence(silent) {
      player.muted = silent;
    },
    stop() {
      player.srcObject = null;
    },
  };
}
