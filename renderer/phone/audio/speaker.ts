import type { Devices } from './devices.ts';
import type { ListenForKeys } from './key-tones.ts';

/** Plays what the other side of a call says. */
export interface Speaker {
  /** `heard` is told the keys that the other side presses. */
  play(connection: RTCPeerConnection, heard: (key: string) => void): void;
  /** The operator does not hear it, but it goes on being received. */
  silence(silent: boolean): void;
  stop(): void;
}

export function createSpeaker(devices: Devices, listenForKeys: ListenForKeys): Speaker {
  const player = new Audio();
  const unfollow = devices.follow('speaker', player);
  player.autoplay = true;
  let stopListening = (): void => undefined;
  let over = false;
  return {
    play(connection, heard) {
      connection.addEventListener('track', ({ streams, track }) => {
        if (over) return;
        const stream = streams[0] ?? new MediaStream([track]);
        player.srcObject = stream;
        stopListening();
        stopListening = listenForKeys(stream, heard);
      });
    },
    silence(silent) {
      player.muted = silent;
    },
    stop() {
      over = true;
      unfollow();
      stopListening();
      player.srcObject = null;
    },
  };
}
