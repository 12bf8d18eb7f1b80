import worklet from './dtmf-worklet.ts?worker&url';
import { ENDED } from './ended.ts';

/** The telephone's own rate: all a key tone needs, and the least work. */
const SAMPLE_RATE = 8_000;
/** Where no sound goes out, nothing is run. */
const LONGEST_MS = 1_000;
/** The answer goes out first: this work would take as long as the rest of it, and nobody presses a key so soon. */
const BEGIN_MS = 250;

/** Tells the keys that the other side presses, from their tones in its sound. Returns what ends it. */
export type ListenForKeys = (stream: MediaStream, heard: (key: string) => void) => () => void;

/**
 * Chromium does not tell of telephone events (RFC 4733) but plays them as tones, which are then heard here too. One
 * audio thread serves all calls.
 */
export function createKeyListener(): ListenForKeys {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  const loaded = context.audioWorklet.addModule(worklet);

  function listen(stream: MediaStream, heard: (key: string) => void): () => void {
    void context.resume();
    const source = context.createMediaStreamSource(stream);
    const node = new AudioWorkletNode(context, 'dtmf');
    node.port.onmessage = ({ data }: MessageEvent<string>) => heard(data);
    // Its output is silence; what leads nowhere is not run.
    source.connect(node).connect(context.destination);
    return () =>
      void ended(node.port).then(() => {
        source.disconnect();
        node.disconnect();
      });
  }

  return (stream, heard) => {
    let over = false;
    let stop = (): void => undefined;
    const begin = (): void =>
      void loaded
        .then(() => {
          if (!over) stop = listen(stream, heard);
        })
        // The caller is heard all the same.
        .catch((error: unknown) => console.warn('cannot listen for key tones', error));
    const timer = setTimeout(begin, BEGIN_MS);
    return () => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      stop();
    };
  };
}

/** A worklet that is still run when it is let go keeps the whole call in memory. */
function ended(port: MessagePort): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_MS);
    port.onmessage = ({ data }: MessageEvent<string>) => {
      if (data !== ENDED) return;
      clearTimeout(timer);
      port.close();
      resolve();
    };
    port.postMessage(ENDED);
  });
}
