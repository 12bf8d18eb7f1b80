import worklet from './dtmf-worklet.ts?worker&url';

/** The telephone's own rate: all a key tone needs, and the least work. */
const SAMPLE_RATE = 8_000;

/**
 * Tells the keys that the other side presses, from their tones in its sound. Chromium does not tell of telephone
 * events (RFC 4733) but plays them as tones, which are then heard here too. Returns what ends it.
 */
export function listenForKeys(stream: MediaStream, heard: (key: string) => void): () => void {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  void context.audioWorklet
    .addModule(worklet)
    .then(() => {
      if (context.state === 'closed') return;
      const node = new AudioWorkletNode(context, 'dtmf');
      node.port.onmessage = ({ data }: MessageEvent<string>) => heard(data);
      // Its output is silence; what leads nowhere is not run.
      context.createMediaStreamSource(stream).connect(node).connect(context.destination);
    })
    // The caller is heard all the same.
    .catch((error: unknown) => console.warn('cannot listen for key tones', error));
  return () => {
    if (context.state !== 'closed') void context.close();
  };
}
