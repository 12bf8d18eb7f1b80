import type { Noise } from '../../shared/training/scenario.ts';

const seconds = '8';

/**
 * Effects of sox that make each noise of nothing (`sox -n … synth`), but for what people make: they speak or laugh
 * with espeak-ng's voices, many at once. Each is a loop, so it fades at neither end.
 */
export const noiseEffects: Record<Exclude<Noise, 'laughter' | 'crowd'>, string[]> = {
  // In and out, about sixteen times a minute.
  breath: [
    'synth',
    seconds,
    'pinknoise',
    'bandpass',
    '900',
    '1.2o',
    'tremolo',
    '0.25',
    '95',
    'gain',
    '-n',
    '-14',
  ],
  street: ['synth', seconds, 'brownnoise', 'lowpass', '600', 'tremolo', '0.25', '60', 'gain', '-n', '-14'],
  // A roar, and a crackle above it.
  fire: [
    ...['synth', seconds, 'brownnoise', 'synth', seconds, 'whitenoise', 'amod', '7'],
    ...['bandpass', '1600', '2o', 'overdrive', '12', 'tremolo', '3', '70', 'gain', '-n', '-16'],
  ],
  rain: ['synth', seconds, 'whitenoise', 'highpass', '700', 'lowpass', '3200', 'gain', '-n', '-20'],
};

/** Who says what at the same time. */
export const noiseVoices: Record<Extract<Noise, 'laughter' | 'crowd'>, { text: string; voice: string }[]> = {
  laughter: [
    { text: 'Ha ha ha ha! Hi hi hi hi hi! Ha ha ha!', voice: 'id+f5' },
    { text: 'Hi hi hi! Ha ha ha ha ha ha! Hi hi!', voice: 'id+f3' },
    { text: 'Ha ha! Ha ha ha ha! Ho ho ho ho!', voice: 'id+m1' },
  ],
  crowd: [
    { text: 'Ayo, ayo, minggir dulu. Ada apa ini? Tidak tahu, baru datang.', voice: 'id+m3' },
    { text: 'Sudah ditelepon belum? Sudah, sudah. Lho, kok belum datang?', voice: 'id+f2' },
    { text: 'Awas, hati-hati. Jangan dekat-dekat. Anaknya mana tadi?', voice: 'id+m7' },
    { text: 'Tadi saya lihat sendiri dari sana. Iya, benar, dari sana.', voice: 'id+f4' },
  ],
};
