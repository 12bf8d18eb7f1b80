const RATE = 48_000;
/** In seconds: short enough that callers who are played faster than life get an answer in time. */
const WORD = 0.06;
const PAUSE = 0.14;
const WORDS = 10;

/** An operator who says a word and pauses, again and again, as a microphone brings it: WAV, PCM of 16 bits. */
export function voice(): Buffer {
  const word = Math.round(WORD * RATE);
  const beat = word + Math.round(PAUSE * RATE);
  const sound = Buffer.alloc(beat * WORDS * 2);
  for (let sample = 0; sample < beat * WORDS; sample += 1) {
    const at = sample % beat;
    if (at >= word) continue;
    // Vowels are a low tone and many above it; each word begins and ends softly, and each has another pitch.
    const pitch = 110 + 25 * (Math.floor(sample / beat) % 4);
    const phase = ((at / RATE) * pitch) % 1;
    const loudness = Math.sin((Math.PI * at) / word);
    sound.writeInt16LE(Math.round(12_000 * loudness * (2 * phase - 1)), sample * 2);
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + sound.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(sound.length, 40);
  return Buffer.concat([header, sound]);
}
