import type { CallId } from '../../../shared/domain/ids.ts';
import { voiceSender } from './voice.ts';

const PIECE_MS = 500;
/** How soon a voice that takes another's place is followed: another microphone, or a conversation of three. */
const FOLLOW_MS = 100;
/** Both sides together; telephone speech needs no more (RFC 7587 §3.1.1). */
const BITS_PER_SECOND = 48_000;
const FORMAT = 'audio/webm;codecs=opus';

/** Records calls: what the caller says on the left, what he is sent on the right. */
export interface Recorder {
  begin(callId: CallId, connection: RTCPeerConnection): void;
  end(callId: CallId): void;
}

/** Nothing that fails here may touch the call, so nothing is waited for and nothing is thrown. */
export function createRecorder(): Recorder {
  /** How to end what is recorded. */
  const ends = new Map<CallId, () => void>();

  async function record(callId: CallId, connection: RTCPeerConnection): Promise<void> {
    let over = false;
    let stop = (): void => undefined;
    ends.set(callId, () => {
      over = true;
      stop();
    });
    const begun = await window.siaga.invoke('recording.begin', { callId });
    if (!begun.ok) {
      ends.delete(callId);
      return;
    }
    if (over) return void window.siaga.invoke('recording.end', { callId, failed: false });
    const sides = await bothSides(connection);
    let failed = false;
    let last: Promise<unknown> = Promise.resolve();
    const recorder = new MediaRecorder(sides.stream, {
      mimeType: FORMAT,
      audioBitsPerSecond: BITS_PER_SECOND,
    });
    const send = async (blob: Blob): Promise<void> => {
      const piece = new Uint8Array(await blob.arrayBuffer());
      const written = await window.siaga.invoke('recording.append', { callId, piece });
      // Main has said why; the call goes on without.
      if (!written.ok && recorder.state !== 'inactive') recorder.stop();
    };
    recorder.addEventListener('dataavailable', ({ data }) => {
      if (data.size > 0) last = last.then(() => send(data));
    });
    recorder.addEventListener('error', () => {
      failed = true;
    });
    recorder.addEventListener('stop', () => {
      sides.release();
      ends.delete(callId);
      void last.finally(() => window.siaga.invoke('recording.end', { callId, failed }));
    });
    stop = () => {
      if (recorder.state !== 'inactive') recorder.stop();
    };
    recorder.start(PIECE_MS);
    if (over) stop();
  }

  return {
    begin(callId, connection) {
      if (ends.has(callId)) return;
      record(callId, connection).catch((error: Error) => {
        console.error(`recording: ${error.message}`);
        ends.delete(callId);
        void window.siaga.invoke('recording.end', { callId, failed: true });
      });
    },
    end: (callId) => ends.get(callId)?.(),
  };
}

/**
 * One stream of two channels. A received track gives sound to Web Audio only while a media element plays it too
 * (crbug.com/121673), which the speaker does. Each recording has a context of its own: Chromium gives back what has heard a
 * stream only when its context is closed.
 */
async function bothSides(connection: RTCPeerConnection) {
  const context = new AudioContext();
  await context.resume();
  const merger = context.createChannelMerger(2);
  const target = new MediaStreamAudioDestinationNode(context, { channelCount: 2 });
  merger.connect(target);
  const sides = [
    { channel: 0, track: () => connection.getReceivers().find(({ track }) => track.kind === 'audio')?.track },
    { channel: 1, track: () => voiceSender(connection)?.track },
  ].map(({ channel, track }) => ({
    channel,
    track,
    now: null as MediaStreamTrack | null,
    node: null as AudioNode | null,
  }));
  const follow = (): void => {
    for (const side of sides) {
      const track = side.track() ?? null;
      if (track === side.now) continue;
      side.node?.disconnect();
      side.node = track && context.createMediaStreamSource(new MediaStream([track]));
      side.node?.connect(merger, 0, side.channel);
      side.now = track;
    }
  };
  follow();
  const timer = setInterval(follow, FOLLOW_MS);
  return {
    stream: target.stream,
    release(): void {
      clearInterval(timer);
      void context.close();
    },
  };
}
