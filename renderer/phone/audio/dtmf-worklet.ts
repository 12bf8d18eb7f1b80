/** Runs on the audio thread, in a scope of its own that TypeScript's DOM library does not describe. */
import { createDtmfDetector } from './dtmf-detector.ts';

declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

class DtmfProcessor extends AudioWorkletProcessor {
  readonly #detector = createDtmfDetector(sampleRate);

  process([input]: Float32Array[][]): boolean {
    const samples = input?.[0];
    if (samples) for (const key of this.#detector.push(samples)) this.port.postMessage(key);
    return true;
  }
}

registerProcessor('dtmf', DtmfProcessor);
