import { app, type BrowserWindow } from 'electron';
import type { PhoneConfig, PhoneStatus } from '../../../shared/contract/phone.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import type { Lesson } from '../../../shared/training/lesson.ts';
import { ORIGIN } from '../app-protocol.ts';
import type { Log } from '../log-file.ts';
import { sendEvent } from '../phone-link.ts';
import { createCaller } from '../windows/caller.ts';
import { supervise } from '../windows/supervise.ts';
import { byTimer, createDirector, type Director } from './director.ts';
import { createLessons, type Lessons } from './lessons.ts';
import { openRelay, type Relay } from './relay.ts';
import { trainingSpeed } from './speed.ts';

/** Callers who do not exist, on a line that does not leave this PC. */
export interface Training {
  readonly director: Director;
  readonly lessons: Lessons;
  readonly relay: Relay;
  /** How many times faster than life. */
  readonly speed: number;
  readonly phone: PhoneConfig;
  window(): BrowserWindow | null;
  /** What the telephone reports; `null` when it died. */
  phoneIs(status: PhoneStatus | null): void;
  /** The callers' window has registered. */
  callersAreReady(): void;
  close(): void;
}

export async function openTraining(
  log: Log,
  began: (callId: CallId, lesson: Lesson) => void,
): Promise<Training> {
  // Without it Chromium offers no address at all on a PC that has no network. Windows that are made from now on.
  app.commandLine.appendSwitch('allow-loopback-in-peer-connection');
  const relay = await openRelay(ORIGIN);
  let window: BrowserWindow | null = null;
  const lessons = createLessons(began);
  const speed = trainingSpeed();
  const director = createDirector(
    {
      ring({ id, caller, lesson }) {
        lessons.rings(id, lesson);
        sendEvent(window, 'training.ring', { id, caller });
      },
      wanted: openWindow,
    },
    byTimer(speed),
  );

  /** Not before the first caller: the start of the app is for what is seen. */
  function openWindow(): void {
    if (window) return;
    window = createCaller();
    supervise(window, (reason) => {
      log.error(`callers: ${reason}; loading them again`);
      director.ready('callers', false);
    });
  }

  return {
    director,
    lessons,
    relay,
    speed,
    phone: {
      line: 'sip',
      training: true,
      urls: [relay.url],
      account: 'operator@latihan.invalid',
      password: '',
      displayName: '',
      // A page is not told of keys in the sound that it receives (RFC 4733): the callers would not notice them.
      dtmf: 'info',
    },
    window: () => window,
    phoneIs(status) {
      director.ready('phone', status?.registration === 'registered');
      if (!status) sendEvent(window, 'training.hangUp', {});
    },
    callersAreReady: () => director.ready('callers', true),
    close() {
      window?.destroy();
      relay.close();
    },
  };
}
