/** Runs on the audio thread, in a scope of its own that TypeScript's DOM library does not describe. */
import { createDtmfDetector } from './dtmf-detector.ts';
import { ENDED } from './ended.ts';

declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

class DtmfProcessor extends AudioWorkletProcessor {
  readonly #detector = createDtmfDetector(sampleRate);
  #over = false;

  constructor() {
    super();
    this.port.onmessage = () => {
      this.#over = true;
    };
  }

  process([input]: Float32Array[][]): boolean {
    if (this.#over) {
      this.port.postMessage(ENDED);
      return false;
    }
    const samples = input?.[0];
    if (samples) for (const key of this.#detector.push(samples)) this.port.postMessage(key);
    return true;
  }
}

registerProcessor('dtmf', DtmfProcessor);
