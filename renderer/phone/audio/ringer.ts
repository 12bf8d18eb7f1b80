export type Tone = 'ring' | 'waiting' | 'ringback';

export interface Ringer {
  /** The tone goes on until `stop` or another tone. */
  play(tone: Tone): void;
  stop(): void;
}

/** Seconds of sound and of silence, pitches in Hz, loudness 0…1. Ringback: 425 Hz, 1 s in 5 s (ITU-T E.180, Indonesia). */
const tones: Record<Tone, { on: number; off: number; pitches: number[]; gain: number }> = {
  ring: { on: 1.2, off: 1.8, pitches: [660, 880], gain: 0.5 },
  waiting: { on: 0.25, off: 3.75, pitches: [660], gain: 0.12 },
  ringback: { on: 1, off: 4, pitches: [425], gain: 0.15 },
};

export function createRinger(context: AudioContext): Ringer {
  let playing: { tone: Tone; timer: ReturnType<typeof setInterval>; gain: GainNode } | null = null;

  function stop(): void {
    if (!playing) return;
    clearInterval(playing.timer);
    playing.gain.disconnect();
    playing = null;
  }

  return {
    play(tone) {
      if (playing?.tone === tone) return;
      stop();
      void context.resume();
      const { on, off, pitches, gain: loudness } = tones[tone];
      const gain = context.createGain();
      gain.gain.value = loudness;
      gain.connect(context.destination);
      const once = (): void => {
        pitches.forEach((pitch, index) => {
          const oscillator = context.createOscillator();
          oscillator.frequency.value = pitch;
          oscillator.connect(gain);
          const length = on / pitches.length;
          oscillator.start(context.currentTime + index * length);
          oscillator.stop(context.currentTime + (index + 1) * length);
        });
      };
      once();
      playing = { tone, gain, timer: setInterval(once, (on + off) * 1_000) };
    },
    stop,
  };
}
