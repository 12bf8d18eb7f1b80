/** Key tones in sound: one pitch of each group at once (ITU-T Q.23), told from speech as ITU-T Q.24 lays down. */
const LOW = [697, 770, 852, 941];
const HIGH = [1209, 1336, 1477, 1633];
const keys = ['123A', '456B', '789C', '*0#D'];

const FRAME_S = 0.02;
const HOP_S = 0.005;
/** Four frames, 35 ms in all: the shortest tone that must be heard lasts 40 ms. */
const FRAMES_TO_HEAR = 4;
/** About 25 ms without the tone; a shorter break does not end a press, and the pause between two lasts 40 ms. */
const FRAMES_TO_END = 7;
/** A pitch 1.5 % off must be heard, one 3.5 % off must not. */
const MOST_DEVIATION = 0.025;
/** Of the energy of the frame, in the two pitches. A voice has its own in many more. */
const LEAST_PURITY = 0.85;
/** Mean square of the frame, full scale being 1: -48 dB. */
const LEAST_POWER = 1.6e-5;
/** How much louder one of the two pitches may be: the line weakens the high ones more. */
const HIGH_OVER_LOW = 10 ** (6 / 10);
const LOW_OVER_HIGH = 10 ** (10 / 10);

/** The part of a frame that swings at one pitch. */
interface Pitch {
  re: number;
  im: number;
  power: number;
}

export interface DtmfDetector {
  /** The keys pressed, as soon as each is certain; a long press once. */
  push(samples: Float32Array): string[];
}

export function createDtmfDetector(sampleRate: number): DtmfDetector {
  const length = Math.round(FRAME_S * sampleRate);
  const hop = Math.round(HOP_S * sampleRate);
  const frame = new Float32Array(length);
  let missing = length;
  let before: { low: Pitch[]; high: Pitch[] } | null = null;
  let candidate: string | null = null;
  let seen = 0;
  let pressed: string | null = null;
  let absent = 0;

  /** Where the pitch really is: how far its phase has turned since the last frame. */
  function deviation(nominal: number, then: Pitch, now: Pitch): number {
    const turned = Math.atan2(now.im, now.re) - Math.atan2(then.im, then.re);
    const expected = (2 * Math.PI * nominal * hop) / sampleRate;
    const off = (turned - expected) / (2 * Math.PI);
    return ((off - Math.round(off)) * sampleRate) / hop;
  }

  function keyIn(): string | null {
    let total = 0;
    for (const sample of frame) total += sample * sample;
    total /= length;
    if (total < LEAST_POWER) {
      before = null;
      return null;
    }
    const then = before;
    const measure = (hertz: number): Pitch => pitchOf(frame, hertz / sampleRate);
    const now = { low: LOW.map(measure), high: HIGH.map(measure) };
    before = now;
    const row = loudest(now.low);
    const column = loudest(now.high);
    const measured = (nominal: readonly number[], group: 'low' | 'high', index: number): Pitch | null => {
      const hertz = nominal[index];
      const last = then?.[group][index];
      const here = now[group][index];
      if (hertz === undefined || !last || !here) return null;
      const off = deviation(hertz, last, here);
      return Math.abs(off) > MOST_DEVIATION * hertz ? null : measure(hertz + off);
    };
    const low = measured(LOW, 'low', row);
    const high = measured(HIGH, 'high', column);
    if (!low || !high || low.power + high.power < LEAST_PURITY * total) return null;
    if (high.power > HIGH_OVER_LOW * low.power || low.power > LOW_OVER_HIGH * high.power) return null;
    return keys[row]?.[column] ?? null;
  }

  function look(): string | null {
    const key = keyIn();
    absent = key === pressed ? 0 : absent + 1;
    if (absent >= FRAMES_TO_END) pressed = null;
    seen = key === candidate ? seen + 1 : 1;
    candidate = key;
    if (key === null || key === pressed || seen < FRAMES_TO_HEAR) return null;
    pressed = key;
    absent = 0;
    return key;
  }

  return {
    push(samples) {
      const heard: string[] = [];
      let offset = 0;
      while (offset < samples.length) {
        const taken = samples.subarray(offset, offset + missing);
        frame.set(taken, length - missing);
        offset += taken.length;
        missing -= taken.length;
        if (missing > 0) break;
        const key = look();
        if (key !== null) heard.push(key);
        frame.copyWithin(0, hop);
        missing = hop;
      }
      return heard;
    },
  };
}

/** One bin of a Fourier transform at any pitch, in turns per sample; its power as mean square. */
function pitchOf(frame: Float32Array, turns: number): Pitch {
  const cos = Math.cos(2 * Math.PI * turns);
  const sin = Math.sin(2 * Math.PI * turns);
  // Goertzel's recurrence: one multiplication a sample.
  let last = 0;
  let lastButOne = 0;
  for (const sample of frame) {
    const next = sample + 2 * cos * last - lastButOne;
    lastButOne = last;
    last = next;
  }
  const re = last - cos * lastButOne;
  const im = sin * lastButOne;
  return { re, im, power: (2 * (re * re + im * im)) / frame.length ** 2 };
}

function loudest(group: readonly Pitch[]): number {
  let best = 0;
  group.forEach((pitch, index) => {
    if (pitch.power > (group[best]?.power ?? 0)) best = index;
  });
  return best;
}
