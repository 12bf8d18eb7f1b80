import type { AudioFile, Noise } from '../../shared/training/scenario.ts';

export interface CallerSound {
  readonly stream: MediaStream;
  /** Resolves when it is said, or when it cannot be; to whether there was anything to say. */
  say(audio: AudioFile): Promise<boolean>;
  stop(): void;
}

/**
 * What the operator hears of a caller; nothing of it comes out of this PC's loudspeaker. Speech is `speed` times as
 * fast as it was recorded.
 */
export function createSound(context: AudioContext, background: Noise | null, speed: number): CallerSound {
  const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  const playing = new Set<AudioBufferSourceNode>();
  let stopped = false;

  async function begin(url: string, loop: boolean): Promise<boolean> {
    const response = await fetch(url);
    if (!response.ok) return false;
    const buffer = await context.decodeAudioData(await response.arrayBuffer());
    if (stopped) return true;
    const source = new AudioBufferSourceNode(context, { buffer, loop, playbackRate: loop ? 1 : speed });
    source.connect(out);
    playing.add(source);
    source.start();
    await new Promise((resolve) => source.addEventListener('ended', resolve, { once: true }));
    source.disconnect();
    playing.delete(source);
    return true;
  }

  // Without it a caller is heard all the same.
  if (background) void begin(`${SHIPPED}noise/${background}.opus`, true).catch(() => undefined);
  return {
    stream: out.stream,
    say: (audio) => begin(`${audio.endsWith('.webm') ? OWN : SHIPPED}${audio}`, false).catch(() => false),
    stop() {
      stopped = true;
      for (const source of playing) source.stop();
      for (const track of out.stream.getTracks()) track.stop();
    },
  };
}

const SHIPPED = '/resources/training/audio/';
/** What the trainer recorded. */
const OWN = '/training/audio/';
