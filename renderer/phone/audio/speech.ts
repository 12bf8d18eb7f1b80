import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { AudioFile } from '../../../shared/training/scenario.ts';
import type { Microphone } from './microphone.ts';
import { stopTracks } from './voice.ts';

/** Longer than any line may be; it ends by itself then, and is kept. */
const LONGEST_MS = 60_000;
/** One voice as a telephone passes it on (RFC 7587 §3.1.1). */
const BITS_PER_SECOND = 24_000;
const FORMAT = 'audio/webm;codecs=opus';

/** A trainer speaks what a practice caller says. */
export interface Speech {
  /** Answers as soon as it has begun; one that goes on is dropped. */
  begin(): Promise<Result<null>>;
  /** Null when it is not to be kept, or a call came between. */
  end(keep: boolean): Promise<Result<{ audio: AudioFile | null }>>;
  /** A call rings. */
  stop(): void;
}

interface Recording {
  recorder: MediaRecorder;
  /** From here on nothing of what is said is lost. */
  begun: Promise<unknown>;
  spoken: Promise<Blob>;
}

export function createSpeech(microphone: Microphone): Speech {
  let now: Recording | null = null;
  /** Tells whether a call came while the microphone was being opened. */
  let turn = 0;

  function drop(): void {
    turn += 1;
    if (now?.recorder.state === 'recording') now.recorder.stop();
    now = null;
  }

  return {
    async begin() {
      drop();
      const mine = turn;
      const stream = await microphone.take();
      const state = microphone.state();
      if (state !== 'ok' || mine !== turn) {
        stopTracks(stream);
        if (state === 'denied') return refuse('E_MIC_DENIED');
        return refuse(state === 'ok' ? 'E_CALL_BUSY' : 'E_MIC_MISSING');
      }
      const recording = record(stream);
      now = recording;
      await recording.begun;
      return ok(null);
    },
    async end(keep) {
      const recording = now;
      now = null;
      if (recording?.recorder.state === 'recording') recording.recorder.stop();
      if (!recording || !keep) return ok({ audio: null });
      const spoken = await (await recording.spoken).arrayBuffer();
      return window.siaga.invoke('training.saveSpeech', { speech: new Uint8Array(spoken) });
    },
    stop: drop,
  };
}

function record(stream: MediaStream): Recording {
  const recorder = new MediaRecorder(stream, { mimeType: FORMAT, audioBitsPerSecond: BITS_PER_SECOND });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const spoken = new Promise<Blob>((resolve) => {
    recorder.addEventListener('stop', () => {
      stopTracks(stream);
      resolve(new Blob(parts, { type: FORMAT }));
    });
  });
  const begun = new Promise((resolve) => {
    recorder.addEventListener('start', resolve, { once: true });
    recorder.addEventListener('stop', resolve, { once: true });
  });
  recorder.start();
  setTimeout(() => {
    if (recorder.state === 'recording') recorder.stop();
  }, LONGEST_MS);
  return { recorder, begun, spoken };
}
