import type { PhoneStatus } from '../../../shared/contract/phone.ts';

export interface Microphone {
  /** The operator's voice; silence when there is no microphone, so that the caller can still be heard. */
  open(): Promise<MediaStream>;
  close(): void;
  /** Opens it for a moment to see that it is there. */
  probe(): Promise<void>;
  state(): PhoneStatus['audio'];
  onChange(listener: () => void): void;
}

const wanted: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

export function createMicrophone(context: AudioContext): Microphone {
  const listeners: (() => void)[] = [];
  let audio: PhoneStatus['audio'] = 'unknown';
  let opening: Promise<MediaStream> | null = null;

  function set(next: PhoneStatus['audio']): void {
    if (audio === next) return;
    audio = next;
    for (const listener of listeners) listener();
  }

  async function ask(): Promise<MediaStream> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(wanted);
      set('ok');
      for (const track of stream.getAudioTracks()) track.addEventListener('ended', () => set('missing'));
      return stream;
    } catch (error) {
      const denied = error instanceof DOMException && error.name === 'NotAllowedError';
      set(denied ? 'denied' : 'missing');
      return context.createMediaStreamDestination().stream;
    }
  }

  function close(): void {
    const closing = opening;
    opening = null;
    void closing?.then((stream) => {
      for (const track of stream.getTracks()) track.stop();
    });
  }

  async function probe(): Promise<void> {
    if (opening) return;
    const stream = await ask();
    for (const track of stream.getTracks()) track.stop();
  }

  navigator.mediaDevices.addEventListener('devicechange', () => void probe());
  return {
    open() {
      opening ??= ask();
      return opening;
    },
    close,
    probe,
    state: () => audio,
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}
