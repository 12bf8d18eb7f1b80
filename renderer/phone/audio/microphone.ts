import type { PhoneStatus } from '../../../shared/contract/phone.ts';
import type { Devices } from './devices.ts';
import { stopTracks } from './voice.ts';

export interface Microphone {
  /** The operator's voice; silence when there is no microphone, so that the caller can still be heard. */
  open(): Promise<MediaStream>;
  close(): void;
  /** The voice for something else than a call; whoever takes it stops its tracks. */
  take(): Promise<MediaStream>;
  /** Opens it for a moment to see that it is there. */
  probe(): Promise<void>;
  state(): PhoneStatus['audio'];
  onChange(listener: () => void): void;
  /** Calls that go on are to be given the voice anew, from `open`. */
  onSwitch(listener: () => Promise<void>): void;
}

export function createMicrophone(context: AudioContext, devices: Devices): Microphone {
  const listeners: (() => void)[] = [];
  const switching: (() => Promise<void>)[] = [];
  let audio: PhoneStatus['audio'] = 'unknown';
  let opening: Promise<MediaStream> | null = null;
  let openedAs = '';
  let renewing = Promise.resolve();

  function set(next: PhoneStatus['audio']): void {
    if (audio === next) return;
    audio = next;
    for (const listener of listeners) listener();
  }

  function wanted(): MediaTrackConstraints {
    const { echoCancellation, noiseSuppression, autoGainControl } = devices.choice();
    const id = devices.idOf('microphone');
    return {
      ...{ echoCancellation, noiseSuppression, autoGainControl },
      ...(id ? { deviceId: { exact: id } } : {}),
    };
  }

  async function ask(): Promise<MediaStream> {
    const chosen = wanted();
    const { deviceId, ...others } = chosen;
    const media = navigator.mediaDevices;
    try {
      // One that is there but cannot be opened is like one that is not there.
      const stream = await media.getUserMedia({ audio: chosen }).catch((error: unknown) => {
        if (!deviceId) throw error;
        return media.getUserMedia({ audio: others });
      });
      set('ok');
      for (const track of stream.getAudioTracks()) track.addEventListener('ended', () => set('missing'));
      return stream;
    } catch (error) {
      const denied = error instanceof DOMException && error.name === 'NotAllowedError';
      set(denied ? 'denied' : 'missing');
      return context.createMediaStreamDestination().stream;
    }
  }

  function open(): Promise<MediaStream> {
    if (!opening) {
      openedAs = JSON.stringify(wanted());
      opening = ask();
    }
    return opening;
  }

  function close(): void {
    const closing = opening;
    opening = null;
    void closing?.then(stopTracks);
  }

  async function probe(): Promise<void> {
    if (!opening) stopTracks(await ask());
  }

  /** Another device or treatment was chosen, or the one in use is gone: calls that go on get the new one. */
  async function renew(): Promise<void> {
    const before = opening;
    if (!before) return probe();
    const old = await before;
    const alive = audio === 'ok' && old.getAudioTracks().some(({ readyState }) => readyState === 'live');
    if (opening !== before || (alive && openedAs === JSON.stringify(wanted()))) return;
    opening = null;
    await open();
    for (const give of switching) await give();
    stopTracks(old);
  }

  devices.onChange(() => {
    renewing = renewing
      .then(renew)
      .catch((error: unknown) => console.warn('cannot switch the microphone', error));
  });
  return {
    open,
    close,
    take: ask,
    probe,
    state: () => audio,
    onChange: (listener) => {
      listeners.push(listener);
    },
    onSwitch: (listener) => {
      switching.push(listener);
    },
  };
}
