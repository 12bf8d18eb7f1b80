import type { Caller } from '../../shared/training/caller.ts';

/** What is around a caller: noise, how it is coloured (hertz), how loud it is, and how often it swells. */
const surroundings: Record<
  Caller['background'],
  { filter: BiquadFilterType; frequency: number; loudness: number; swells: number }
> = {
  breath: { filter: 'bandpass', frequency: 700, loudness: 0.12, swells: 0.4 },
  street: { filter: 'lowpass', frequency: 500, loudness: 0.2, swells: 0.1 },
  fire: { filter: 'bandpass', frequency: 1_800, loudness: 0.2, swells: 3 },
  laughter: { filter: 'bandpass', frequency: 1_100, loudness: 0.25, swells: 5 },
};

const NOISE_SECONDS = 2;

export interface CallerSound {
  readonly stream: MediaStream;
  stop(): void;
}

/** What the operator hears of a caller; nothing of it comes out of this PC's loudspeaker. */
export function createSound(context: AudioContext, background: Caller['background']): CallerSound {
  const { filter: type, frequency, loudness, swells } = surroundings[background];
  const noise = new AudioBufferSourceNode(context, { buffer: noiseOf(context), loop: true });
  const filter = new BiquadFilterNode(context, { type, frequency });
  const gain = new GainNode(context, { gain: loudness });
  const swell = new OscillatorNode(context, { frequency: swells });
  const depth = new GainNode(context, { gain: loudness / 2 });
  const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  noise.connect(filter).connect(gain).connect(out);
  swell.connect(depth).connect(gain.gain);
  noise.start();
  swell.start();
  return {
    stream: out.stream,
    stop() {
      noise.stop();
      swell.stop();
      gain.disconnect();
      for (const track of out.stream.getTracks()) track.stop();
    },
  };
}

function noiseOf(context: AudioContext): AudioBuffer {
  const buffer = context.createBuffer(1, context.sampleRate * NOISE_SECONDS, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < samples.length; index += 1) samples[index] = Math.random() * 2 - 1;
  return buffer;
}
