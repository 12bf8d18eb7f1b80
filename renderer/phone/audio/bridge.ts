import { takePlace, voiceSender } from './voice.ts';

/** Two calls whose sides hear each other through this desk, and the operator when he takes part. */
export interface Bridge {
  takePart(takesPart: boolean): void;
  mute(muted: boolean): void;
  muted(): boolean;
  /** Another microphone speaks in this conversation; each side has a track of it. */
  replaceVoice(connection: RTCPeerConnection, track: MediaStreamTrack): void;
  /** Each side hears the operator only, as before. */
  end(): Promise<void>;
}

interface End {
  connection: RTCPeerConnection;
  sender: RTCRtpSender;
  voice: MediaStreamTrack;
  heard: MediaStreamTrack;
}

/**
 * Mixes in Web Audio: each side is sent the operator's voice and the other side. A received track gives sound to
 * Web Audio only while a media element plays it too (crbug.com/121673), which the speaker does, even silenced.
 */
export async function createBridge(
  context: AudioContext,
  first: RTCPeerConnection,
  second: RTCPeerConnection,
): Promise<Bridge> {
  await context.resume();
  const [one, two] = [endOf(first), endOf(second)];
  const voice = context.createGain();
  const nodes: AudioNode[] = [voice];
  const source = (track: MediaStreamTrack): MediaStreamAudioSourceNode => {
    const node = context.createMediaStreamSource(new MediaStream([track]));
    nodes.push(node);
    return node;
  };
  let spoken = source(one.voice);
  spoken.connect(voice);
  const mixFor = (other: End): MediaStreamTrack => {
    const mixed = context.createMediaStreamDestination();
    nodes.push(mixed);
    voice.connect(mixed);
    source(other.heard).connect(mixed);
    const [track] = mixed.stream.getAudioTracks();
    if (!track) throw new Error('no mixed sound');
    return track;
  };
  const mixes = [
    { end: one, track: mixFor(two) },
    { end: two, track: mixFor(one) },
  ];
  await Promise.all(mixes.map(({ end, track }) => end.sender.replaceTrack(track)));

  let takesPart = true;
  let muted = false;
  const set = (): void => {
    voice.gain.setTargetAtTime(takesPart && !muted ? 1 : 0, context.currentTime, 0.01);
  };
  return {
    takePart(now) {
      takesPart = now;
      set();
    },
    mute(now) {
      muted = now;
      set();
    },
    muted: () => muted,
    replaceVoice(connection, track) {
      const end = connection === one.connection ? one : two;
      takePlace(track, end.voice);
      end.voice = track;
      if (end !== one) return;
      spoken.disconnect();
      spoken = source(track);
      spoken.connect(voice);
    },
    async end() {
      // One of the two is closed already when its call has ended.
      await Promise.allSettled(mixes.map(({ end }) => end.sender.replaceTrack(end.voice)));
      for (const { track } of mixes) track.stop();
      for (const node of nodes) node.disconnect();
    },
  };
}

function endOf(connection: RTCPeerConnection): End {
  const sender = voiceSender(connection);
  const heard = connection.getReceivers().find(({ track }) => track.kind === 'audio')?.track;
  if (!sender?.track || !heard) throw new Error('a call without sound');
  return { connection, sender, voice: sender.track, heard };
}
