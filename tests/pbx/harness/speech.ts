import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Speech {
  caller: Buffer;
  microphone: string;
  /** A voice of one pitch, to be told apart from others in a mix. */
  tone(pitch: number): Buffer;
}

/** Voices made on this machine: the caller's for the telephone, the operator's for the microphone. */
export function makeSpeech(folder: string): Speech {
  const raw = path.join(folder, 'caller.wav');
  const alaw = path.join(folder, 'caller.al');
  execFileSync('espeak-ng', [
    '-v',
    'id',
    '-w',
    raw,
    'Tolong, rumah saya kebakaran, di belakang pasar Ploso, cepat',
  ]);
  execFileSync('sox', [raw, '-t', 'al', '-r', '8000', '-c', '1', alaw]);
  const operator = path.join(folder, 'operator-raw.wav');
  const microphone = path.join(folder, 'operator.wav');
  execFileSync('espeak-ng', [
    '-v',
    'id',
    '-w',
    operator,
    'Siaga seratus dua belas, selamat siang, ada yang bisa kami bantu',
  ]);
  execFileSync('sox', [operator, '-r', '48000', '-c', '1', microphone]);
  return {
    caller: readFileSync(alaw),
    microphone,
    tone(pitch) {
      const file = path.join(folder, `tone-${pitch}.al`);
      execFileSync('sox', [
        ...['-n', '-t', 'al', '-r', '8000', '-c', '1', file],
        ...['synth', '10', 'sine', String(pitch), 'vol', '0.3'],
      ]);
      return readFileSync(file);
    },
  };
}

const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477, 1633];

/** Keys as a telephone sounds them in the line itself: a tenth of a second each, the same of silence after it (A-law). */
export function keyTones(keys: string): Buffer {
  return Buffer.concat(
    [...keys].map((key) => {
      const place = '123A456B789C*0#D'.indexOf(key);
      const [low = 0, high = 0] = [rows[place >> 2], columns[place & 3]];
      return execFileSync('sox', [
        ...['-r', '8000', '-c', '2', '-n', '-t', 'al', '-c', '1', '-'],
        ...['synth', '0.1', 'sine', String(low), 'sine', String(high)],
        ...['remix', '1,2', 'gain', '-9', 'pad', '0', '0.1'],
      ]);
    }),
  );
}
