import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { SoundSettings } from '../../../shared/domain/sound.ts';
import type { Microphone } from './microphone.ts';
import { stopTracks } from './voice.ts';

const RECORD_MS = 3_000;
const END_MS = 2_000;

/** The operator hears himself, before his shift. */
export interface Trial {
  stage(): SoundSettings['trial'];
  /** Answers as soon as it has begun. */
  start(): Promise<Result<null>>;
  /** A call rings. */
  stop(): void;
  onChange(listener: () => void): void;
}

export function createTrial(context: AudioContext, microphone: Microphone): Trial {
  let listener = (): void => undefined;
  let stage: SoundSettings['trial'] = null;
  let abort = new AbortController();

  function set(next: SoundSettings['trial']): void {
    stage = next;
    listener();
  }

  async function run({ signal }: AbortController): Promise<void> {
    const stream = await microphone.take();
    try {
      const recording = await record(stream, signal);
      if (signal.aborted) return;
      set('playing');
      await play(context, recording, signal);
    } finally {
      stopTracks(stream);
      set(null);
    }
  }

  return {
    stage: () => stage,
    async start() {
      if (stage) return ok(null);
      if (microphone.state() === 'missing') return refuse('E_MIC_MISSING');
      if (microphone.state() === 'denied') return refuse('E_MIC_DENIED');
      abort = new AbortController();
      set('recording');
      run(abort).catch((error: unknown) => console.warn('the trial of the microphone failed', error));
      return ok(null);
    },
    stop() {
      if (stage) abort.abort();
    },
    onChange(now) {
      listener = now;
    },
  };
}

function record(stream: MediaStream, signal: AbortSignal): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    const end = (): void => {
      if (recorder.state !== 'inactive') recorder.stop();
    };
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onerror = () => reject(new Error('cannot record'));
    recorder.onstop = () => resolve(new Blob(parts, { type: recorder.mimeType }));
    recorder.start();
    setTimeout(end, RECORD_MS);
    signal.addEventListener('abort', end, { once: true });
  });
}

async function play(context: AudioContext, recording: Blob, signal: AbortSignal): Promise<void> {
  const sound = await context.decodeAudioData(await recording.arrayBuffer());
  if (signal.aborted) return;
  const source = context.createBufferSource();
  source.buffer = sound;
  source.connect(context.destination);
  void context.resume();
  await new Promise<void>((resolve) => {
    source.onended = () => resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    // Where nothing can be played it does not end by itself.
    setTimeout(resolve, sound.duration * 1_000 + END_MS);
    source.start();
  });
  source.disconnect();
}
