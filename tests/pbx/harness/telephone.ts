import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

const PACKET_MS = 20;
const SAMPLES = 160;
const SECOND = 8_000;
const PCMA = 8;
const TELEPHONE_EVENT = 101;
const digits = '0123456789*#ABCD';
/** Words take seconds; whoever waits longer waits for nothing, and is told what was heard instead. */
const PATIENCE_MS = 45_000;

/** The earpiece and mouthpiece of a telephone: speaks A-law (RFC 3551) and hears what comes back. */
export interface Telephone {
  readonly port: number;
  packetsHeard(): number;
  /** The longest time between two packets heard since this was last asked, in milliseconds. */
  longestGap(): number;
  /** Loudness of the last second heard, 0…1 root mean square. */
  level(): number;
  /** How loud one pitch was in the last second heard, 0…1. */
  pitch(hertz: number): number;
  /** Loudness of the last second heard besides these pitches: a person speaking. */
  besides(...pitches: number[]): number;
  /** Digits heard as telephone events (RFC 4733). */
  digits(): string;
  /** Plays this once (A-law, 8 kHz), in place of the speech. */
  play(sound: Buffer): void;
  /** Sends a key as a telephone event of a tenth of a second (RFC 4733), in place of the speech. */
  press(key: string): void;
  /** Sends nothing at all, as when half of a path is cut. */
  beQuiet(quiet: boolean): void;
  /** Resolves when `holds`, looked at with every packet; fails after a while with what was heard. */
  until(holds: () => boolean): Promise<void>;
  hangUp(): void;
}

/** Speaks `speech` (A-law, 8 kHz) over and over to whoever sends it sound: symmetric RTP (RFC 4961). */
export async function pickUp(speech: Buffer): Promise<Telephone> {
  const socket: Socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  let heard = 0;
  let heardAt = performance.now();
  let gap = 0;
  let loudness: number[] = [];
  let samples: number[] = [];
  let typed = '';
  let lastEvent = -1;
  let peer: { port: number; address: string } | null = null;
  const watchers = new Set<() => void>();
  const look = (): void => {
    for (const watcher of watchers) watcher();
  };

  socket.on('message', (packet, from) => {
    if (packet.length < 12) return;
    const type = (packet[1] ?? 0) & 0x7f;
    // RTCP shares the first byte's version; its types are 200 to 211, which read as 72 to 83 here.
    if (type >= 72 && type <= 83) return;
    peer = { port: from.port, address: from.address };
    const payload = packet.subarray(12);
    if (type === TELEPHONE_EVENT) {
      const stamp = packet.readUInt32BE(4);
      if (stamp !== lastEvent) {
        lastEvent = stamp;
        typed += digits[payload[0] ?? 0] ?? '?';
      }
    } else if (type === PCMA) {
      heard += 1;
      const now = performance.now();
      gap = Math.max(gap, now - heardAt);
      heardAt = now;
      loudness = [...loudness.slice(1 - 1_000 / PACKET_MS), rms(payload)];
      samples = [...samples, ...Array.from(payload, alaw)].slice(-SECOND);
    }
    look();
  });

  /** What goes before the speech, packet by packet. An event keeps the timestamp of its beginning. */
  const next: ((stamp: number) => { type: number; stamp: number; payload: Buffer; marker?: boolean })[] = [];
  let sequence = 0;
  const spoken = (): Buffer => {
    const payload = Buffer.alloc(SAMPLES, 0xd5);
    const offset = (sequence * SAMPLES) % Math.max(SAMPLES, speech.length - SAMPLES);
    speech.copy(payload, 0, offset, offset + SAMPLES);
    return payload;
  };
  let quiet = false;
  const timer = setInterval(() => {
    if (!peer || quiet) return;
    const now = sequence * SAMPLES;
    const { type, stamp, payload, marker } = next.shift()?.(now) ?? {
      type: PCMA,
      stamp: now,
      payload: spoken(),
    };
    const header = Buffer.alloc(12);
    header[0] = 0x80;
    header[1] = marker ? type | 0x80 : type;
    header.writeUInt16BE(sequence & 0xffff, 2);
    header.writeUInt32BE(stamp >>> 0, 4);
    header.writeUInt32BE(0x51a6a112, 8);
    sequence += 1;
    socket.send(Buffer.concat([header, payload]), peer.port, peer.address);
    look();
  }, PACKET_MS);

  const level = (): number =>
    Math.sqrt(loudness.reduce((sum, value) => sum + value * value, 0) / Math.max(1, loudness.length));

  return {
    port: socket.address().port,
    packetsHeard: () => heard,
    longestGap() {
      const longest = gap;
      gap = 0;
      return longest;
    },
    level,
    pitch: (hertz) => amplitude(samples, hertz),
    besides(...pitches) {
      const frames = Array.from({ length: 10 }, (_, i) =>
        samples.slice((i * SECOND) / 10, ((i + 1) * SECOND) / 10),
      );
      const rest = frames.map((frame) =>
        pitches.reduce(
          (power, hertz) => power - amplitude(frame, hertz) ** 2 / 2,
          frame.reduce((sum, value) => sum + value ** 2, 0) / Math.max(1, frame.length),
        ),
      );
      return Math.sqrt(Math.max(0, rest.reduce((sum, power) => sum + power, 0) / rest.length));
    },
    digits: () => typed,
    play(sound) {
      for (let at = 0; at < sound.length; at += SAMPLES) {
        const payload = Buffer.alloc(SAMPLES, 0xd5);
        sound.copy(payload, 0, at, at + SAMPLES);
        next.push((stamp) => ({ type: PCMA, stamp, payload }));
      }
    },
    press(key) {
      let begun: number | null = null;
      // The end is said three times (RFC 4733 §2.5.1.4).
      for (const [length, end] of [
        ...[1, 2, 3, 4, 5].map((n) => [n, 0] as const),
        [5, 0x80],
        [5, 0x80],
        [5, 0x80],
      ] as const) {
        next.push((now) => {
          const marker = begun === null;
          begun ??= now;
          const payload = Buffer.from([digits.indexOf(key), end | 10, 0, 0]);
          payload.writeUInt16BE(length * SAMPLES, 2);
          return { type: TELEPHONE_EVENT, stamp: begun, payload, marker };
        });
      }
    },
    beQuiet(now) {
      quiet = now;
    },
    until(holds) {
      return new Promise((resolve, reject) => {
        const patience = setTimeout(() => {
          watchers.delete(watcher);
          const loud = level().toFixed(4);
          reject(new Error(`never so: ${holds}; ${heard} packets heard, level ${loud}, peer ${peer?.port}`));
        }, PATIENCE_MS);
        const watcher = (): void => {
          if (!holds()) return;
          watchers.delete(watcher);
          clearTimeout(patience);
          resolve();
        };
        watchers.add(watcher);
        watcher();
      });
    },
    hangUp() {
      clearInterval(timer);
      socket.close();
    },
  };
}

/** How strong one pitch is in these samples (Goertzel). */
function amplitude(samples: readonly number[], hertz: number): number {
  const factor = 2 * Math.cos((2 * Math.PI * hertz) / SECOND);
  let [before, last] = [0, 0];
  for (const sample of samples) [before, last] = [last, sample + factor * last - before];
  const power = before ** 2 + last ** 2 - factor * before * last;
  return (2 * Math.sqrt(Math.max(0, power))) / Math.max(1, samples.length);
}

function rms(payload: Buffer): number {
  let sum = 0;
  for (const byte of payload) sum += alaw(byte) ** 2;
  return Math.sqrt(sum / Math.max(1, payload.length));
}

/** One A-law byte as a sample from -1 to 1 (ITU-T G.711). */
function alaw(byte: number): number {
  const value = byte ^ 0x55;
  const exponent = (value & 0x70) >> 4;
  const mantissa = value & 0x0f;
  const magnitude = exponent === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
  return (value & 0x80 ? magnitude : -magnitude) / 32_768;
}
