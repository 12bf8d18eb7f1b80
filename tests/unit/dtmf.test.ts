import { expect, test } from 'vitest';
import { createDtmfDetector } from '../../renderer/phone/audio/dtmf-detector.ts';
import { createPressedKeys } from '../../renderer/phone/sip/pressed-keys.ts';

const RATE = 8_000;
const LOW = [697, 770, 852, 941];
const HIGH = [1209, 1336, 1477, 1633];
const KEYS = '123A456B789C*0#D';

type Sound = readonly number[];
const samples = (ms: number, at: (second: number) => number, rate = RATE): Sound =>
  Array.from({ length: Math.round((rate * ms) / 1_000) }, (_, index) => at(index / rate));
const silence = (ms: number, rate = RATE): Sound => samples(ms, () => 0, rate);
const wave = (hertz: number, second: number): number => Math.sin(2 * Math.PI * hertz * second);

interface Tone {
  ms?: number;
  /** Of each pitch, in dB below full scale. */
  level?: number;
  /** How much louder the high pitch is, in dB. */
  twist?: number;
  /** How far both pitches are off, as a part of them. */
  off?: number;
  rate?: number;
}

function press(key: string, { ms = 80, level = -12, twist = 0, off = 0, rate = RATE }: Tone = {}): Sound {
  const place = KEYS.indexOf(key);
  const low = (LOW[place >> 2] ?? 0) * (1 + off);
  const high = (HIGH[place & 3] ?? 0) * (1 + off);
  const loud = (dB: number): number => 10 ** (dB / 20);
  return samples(ms, (s) => loud(level) * wave(low, s) + loud(level + twist) * wave(high, s + 0.000_1), rate);
}

/** As the audio thread gives it: 128 samples at a time, with silence before and after. */
function keysIn(sound: Sound, rate = RATE): string {
  const all = Float32Array.from([...silence(53, rate), ...sound, ...silence(200, rate)]);
  const detector = createDtmfDetector(rate);
  let keys = '';
  for (let at = 0; at < all.length; at += 128) keys += detector.push(all.subarray(at, at + 128)).join('');
  return keys;
}

/** The same noise in every run. */
function randomness(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
const add = (sound: Sound, loudness: number, seed = 1): Sound => {
  const random = randomness(seed);
  return sound.map((sample) => sample + loudness * random());
};

/** To A-law and back (ITU-T G.711). */
function companded(sample: number): number {
  const magnitude = Math.min(4_095, Math.floor(Math.abs(sample) * 4_096));
  const exponent = Math.max(0, Math.floor(Math.log2(magnitude || 1)) - 4);
  const step = exponent === 0 ? 2 : 2 ** exponent;
  return (Math.sign(sample) * (Math.floor(magnitude / step) + 0.5) * step) / 4_096;
}

/** A voice: a glottal pulse train with its harmonics, shaped by three formants, gliding as speech glides. */
function voice(pitch: number, formants: readonly number[], ms = 2_000): Sound {
  let turns = 0;
  return samples(ms, (second) => {
    const fundamental = pitch * (1 + 0.15 * wave(2.3, second));
    turns += fundamental / RATE;
    let sum = 0;
    for (let harmonic = 1; harmonic * fundamental < 3_400; harmonic += 1) {
      const hertz = harmonic * fundamental;
      const shape = formants.reduce((most, formant) => most + 1 / (1 + ((hertz - formant) / 90) ** 2), 0.02);
      sum += (shape / Math.sqrt(harmonic)) * Math.sin(2 * Math.PI * harmonic * turns);
    }
    return 0.15 * sum * (0.5 + 0.5 * wave(4, second));
  });
}

test.each([8_000, 44_100, 48_000])('all sixteen keys are heard at %i samples a second', (rate) => {
  for (const key of KEYS) expect(keysIn(press(key, { rate }), rate)).toBe(key);
});

test.each([-0.015, 0.015])(
  'the shortest tone of Q.24, 40 ms, is heard with both pitches off by %f',
  (off) => {
    for (const key of KEYS) expect(keysIn(press(key, { ms: 40, off }))).toBe(key);
  },
);

test.each([-0.035, 0.035])('pitches off by %f are no key', (off) => {
  for (const key of KEYS) expect(keysIn(press(key, { ms: 300, off }))).toBe('');
});

test('a tone of 20 ms is no key', () => {
  for (const key of KEYS) expect(keysIn(press(key, { ms: 20 }))).toBe('');
});

test('a line may weaken one pitch, within the limits', () => {
  for (const key of KEYS) {
    for (const twist of [4, -8]) expect(keysIn(press(key, { twist }))).toBe(key);
    for (const twist of [12, -14]) expect(keysIn(press(key, { twist, ms: 300 }))).toBe('');
  }
});

test('one pitch alone is no key', () => {
  for (const hertz of [...LOW, ...HIGH, 425]) {
    expect(keysIn(samples(500, (second) => 0.4 * wave(hertz, second)))).toBe('');
  }
});

test('a press is reported once however long it is, and again when it is repeated', () => {
  expect(keysIn(press('5', { ms: 6_000 }))).toBe('5');
  const twice = [...press('5', { ms: 50 }), ...silence(45), ...press('5', { ms: 50 })];
  expect(keysIn(twice)).toBe('55');
  expect(keysIn([...KEYS].flatMap((key) => [...press(key, { ms: 50 }), ...silence(45)]))).toBe(KEYS);
});

test('a break of 10 ms does not make two presses of one', () => {
  const whole = [...press('9', { ms: 400 })];
  whole.fill(0, 1_000, 1_000 + (10 * RATE) / 1_000);
  expect(keysIn(whole)).toBe('9');
});

test('a press is heard through A-law, quietly, and over a noisy line', () => {
  for (const key of KEYS) {
    expect(keysIn(press(key, { ms: 50 }).map(companded))).toBe(key);
    expect(keysIn(press(key, { ms: 50, level: -40 }).map(companded))).toBe(key);
    // 15 dB between tone and noise.
    expect(keysIn(add(press(key, { ms: 80 }), 0.077))).toBe(key);
  }
});

test('noise is no key', () => {
  for (const loudness of [0.001, 0.03, 0.3, 1]) expect(keysIn(add(silence(20_000), loudness, 7))).toBe('');
});

test('voices are no key, whatever their pitch and vowel', () => {
  const vowels = [
    [730, 1_090, 2_440],
    [530, 1_840, 2_480],
    [660, 1_720, 2_410],
    [300, 870, 2_240],
    [700, 1_220, 2_600],
    [850, 1_610, 2_850],
  ];
  for (const formants of vowels) {
    for (let pitch = 80; pitch <= 350; pitch += 15) expect(keysIn(voice(pitch, formants))).toBe('');
  }
});

test('a press in the middle of speech is heard', () => {
  const talk = voice(140, [660, 1_720, 2_410], 500);
  expect(keysIn([...talk, ...press('1'), ...talk])).toBe('1');
});

test('a key that the PBX tells and the sound carries is one press, in whichever order', () => {
  const isPress = createPressedKeys();
  expect(isPress('5', 'told', 0)).toBe(true);
  expect(isPress('5', 'heard', 120)).toBe(false);
  expect(isPress('5', 'heard', 250)).toBe(true);
  expect(isPress('5', 'told', 400)).toBe(false);
  expect(isPress('6', 'heard', 450)).toBe(true);
  expect(isPress('5', 'told', 500)).toBe(true);
  expect(isPress('6', 'told', 751)).toBe(true);
});
