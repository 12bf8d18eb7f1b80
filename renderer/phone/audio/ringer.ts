export type Tone = 'ring' | 'waiting' | 'ringback';

export interface Ringer {
  /** The tone goes on until `stop` or another tone. */
  play(tone: Tone): void;
  stop(): void;
  /** Two low, soft notes, once; nothing while a telephone rings. */
  remind(): void;
}

/** Seconds of sound and of silence, pitches in Hz, loudness 0…1. Ringback: 425 Hz, 1 s in 5 s (ITU-T E.180, Indonesia). */
const tones: Record<Tone, { on: number; off: number; pitches: number[]; gain: number }> = {
  ring: { on: 1.2, off: 1.8, pitches: [660, 880], gain: 0.5 },
  waiting: { on: 0.25, off: 3.75, pitches: [660], gain: 0.12 },
  ringback: { on: 1, off: 4, pitches: [425], gain: 0.15 },
};

/** Downwards, and lower than anything that rings. */
const reminder = [392, 294];
const NOTE_S = 0.35;

/** A telephone rings for the whole room; every other tone is for the operator's ear. */
export function createRinger(ear: AudioContext, room: AudioContext): Ringer {
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
      const context = tone === 'ring' ? room : ear;
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
    remind() {
      if (playing) return;
      void ear.resume();
      const gain = ear.createGain();
      gain.connect(ear.destination);
      reminder.forEach((pitch, index) => {
        const oscillator = ear.createOscillator();
        oscillator.type = 'triangle';
        oscillator.frequency.value = pitch;
        oscillator.connect(gain);
        const from = ear.currentTime + index * NOTE_S;
        oscillator.start(from);
        oscillator.stop(from + NOTE_S);
      });
      const end = ear.currentTime + reminder.length * NOTE_S;
      gain.gain.setValueAtTime(0.1, ear.currentTime);
      gain.gain.linearRampToValueAtTime(0, end);
      setTimeout(() => gain.disconnect(), (reminder.length * NOTE_S + 0.2) * 1_000);
    },
  };
}
