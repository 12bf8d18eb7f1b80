import worklet from './dtmf-worklet.ts?worker&url';
import { ENDED } from './ended.ts';

/** The telephone's own rate: all a key tone needs, and the least work. */
const SAMPLE_RATE = 8_000;
/** Where no sound goes out, nothing is run. */
const LONGEST_MS = 1_000;

/**
 * Tells the keys that the other side presses, from their tones in its sound. Chromium does not tell of telephone
 * events (RFC 4733) but plays them as tones, which are then heard here too. Returns what ends it.
 */
export function listenForKeys(stream: MediaStream, heard: (key: string) => void): () => void {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  let port: MessagePort | undefined;
  let over = false;
  void context.audioWorklet
    .addModule(worklet)
    .then(() => {
      if (over) return;
      const node = new AudioWorkletNode(context, 'dtmf');
      port = node.port;
      port.onmessage = ({ data }: MessageEvent<string>) => heard(data);
      // Its output is silence; what leads nowhere is not run.
      context.createMediaStreamSource(stream).connect(node).connect(context.destination);
    })
    // The caller is heard all the same.
    .catch((error: unknown) => console.warn('cannot listen for key tones', error));
  return () => {
    if (over) return;
    over = true;
    void ended(port).then(() => context.close());
  };
}

/** A worklet that is still run when its context closes keeps the whole call in memory. */
function ended(port: MessagePort | undefined): Promise<void> {
  if (!port) return Promise.resolve();
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
