import type { CallSound } from '../line.ts';
import type { Devices } from './devices.ts';
import type { Microphone } from './microphone.ts';
import { stopTracks } from './voice.ts';

const SHOW_MS = 100;
/** Whoever looks says so again before this is over; a screen that died looks no more. */
const LEASE_MS = 5_000;

/** How loud both ways are, ten times a second while somebody looks. */
export interface Meter {
  look(): void;
}

export function createMeter(parts: {
  context: AudioContext;
  microphone: Microphone;
  devices: Devices;
  sounds: () => Promise<CallSound[]>;
}): Meter {
  const { context, microphone, devices, sounds } = parts;
  let end: (() => void) | null = null;
  let lease: ReturnType<typeof setTimeout> | undefined;

  function start(): void {
    let over = false;
    let release = (): void => undefined;
    let level = (): number => 0;
    let busy = false;
    void microphone.take().then((stream) => {
      if (over) return stopTracks(stream);
      const source = context.createMediaStreamSource(stream);
      const analyser = context.createAnalyser();
      // More than what is said from one look to the next, so that nothing is missed.
      analyser.fftSize = 8_192;
      const samples = new Float32Array(analyser.fftSize);
      source.connect(analyser);
      void context.resume();
      level = () => {
        analyser.getFloatTimeDomainData(samples);
        return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      };
      release = () => {
        source.disconnect();
        stopTracks(stream);
      };
    });
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      void show().finally(() => {
        busy = false;
      });
    }, SHOW_MS);
    async function show(): Promise<void> {
      const heard = (await sounds().catch(() => [])).map((sound) => sound.level);
      if (over) return;
      await window.siaga.invoke('phone.levels', {
        microphone: Math.min(1, level()),
        line: heard.length > 0 ? Math.max(...heard) : null,
      });
    }
    end = () => {
      over = true;
      clearInterval(timer);
      release();
    };
  }

  function stop(): void {
    end?.();
    end = null;
  }

  // Another microphone may have been chosen.
  devices.onChange(() => {
    if (!end) return;
    stop();
    start();
  });
  return {
    look() {
      clearTimeout(lease);
      lease = setTimeout(stop, LEASE_MS);
      if (!end) start();
    },
  };
}
