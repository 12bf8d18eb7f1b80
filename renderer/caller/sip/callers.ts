import type { RTCSession } from 'jssip/lib/RTCSession';
import { readingMs } from '../../../shared/text/reading.ts';
import type { Caller } from '../../../shared/training/caller.ts';
import { listenForTurns } from '../hearing.ts';
import { type Happening, play, ringing } from '../player.ts';
import { type CallerSound, createSound } from '../sound.ts';
import { createAgent } from './agent.ts';
import { takeHandingOver } from './handing-over.ts';
import { meetOnLoopback, pcConfig } from './loopback.ts';

const TICK_MS = 200;
const SHORTEST_TICK_MS = 20;
const OPERATOR = 'sip:operator@latihan.invalid';

export interface Callers {
  ring(call: { caller: Caller; id: number }): void;
  /** The operator's telephone is gone: nobody talks to it any more. */
  hangUp(): void;
}

/** All who call in training, on one registration. */
export function createCallers(
  url: string,
  context: AudioContext,
  speed: number,
  tell: {
    ready(): void;
    calling(id: number, sipCallId: string): void;
    /** The operator turns from this caller, perhaps to an agency. */
    turned(caller: Caller): void;
    /** Words that are not heard; null when they are over. */
    shows(id: number, text: string | null): void;
    ended(id: number): void;
  },
): Callers {
  const agent = createAgent(url, 'callers', speed);
  agent.on('registered', tell.ready);
  agent.start();
  const live = new Set<RTCSession>();

  return {
    ring({ caller, id }) {
      const sound = createSound(context, caller.background, speed);
      const session = agent.call(OPERATOR, {
        mediaStream: sound.stream,
        pcConfig,
        ...(caller.number === null ? { anonymous: true } : { fromUserName: caller.number }),
        fromDisplayName: caller.displayName,
      });
      live.add(session);
      session.on('sending', ({ request }: { request: object }) => {
        if ('call_id' in request) tell.calling(id, String(request.call_id));
      });
      const turned = (): void => tell.turned(caller);
      follow(session, caller, sound, context, speed, {
        turned,
        shows: (text) => tell.shows(id, text),
        gone() {
          live.delete(session);
          sound.stop();
          tell.ended(id);
        },
      });
      takeHandingOver(session, caller, context, speed, turned);
    },
    hangUp() {
      for (const session of live) if (!session.isEnded()) session.terminate();
    },
  };
}

/** Tells the player what happens in the session, and does what it says. */
function follow(
  session: RTCSession,
  caller: Caller,
  sound: CallerSound,
  context: AudioContext,
  speed: number,
  tell: { turned(): void; shows(text: string | null): void; gone(): void },
): void {
  const now = (): number => (performance.now() / 1_000) * speed;
  let played = ringing(now());
  let stopListening = (): void => undefined;
  const press = (digits: string): void => {
    if (digits !== '') session.sendDTMF(digits, { transportType: 'INFO' as never });
  };
  const said = (digits: string): void => {
    if (session.isEnded()) return;
    press(digits);
    happens({ kind: 'said' });
  };
  const happens = (happening: Happening): void => {
    if (session.isEnded()) return;
    const done = play(caller, played, happening, now());
    played = done.played;
    switch (done.action?.kind) {
      case 'press':
        press(done.action.digits);
        return;
      case 'speak': {
        const { audio, digits } = done.action;
        tell.shows(null);
        void sound.say(audio).then(() => said(digits));
        return;
      }
      case 'show': {
        const { text, digits } = done.action;
        tell.shows(text);
        setTimeout(() => said(digits), readingMs(text) / speed);
        return;
      }
      case 'hangUp':
        session.terminate();
        return;
    }
  };
  const ticking = setInterval(() => happens({ kind: 'tick' }), Math.max(SHORTEST_TICK_MS, TICK_MS / speed));
  const end = (): void => {
    clearInterval(ticking);
    stopListening();
    tell.shows(null);
    tell.gone();
  };
  meetOnLoopback(session);
  session.on('accepted', () => happens({ kind: 'answered' }));
  session.on('hold', ({ originator }) => {
    if (String(originator) !== 'remote') return;
    tell.turned();
    happens({ kind: 'held' });
  });
  session.on('unhold', ({ originator }) => {
    if (String(originator) === 'remote') happens({ kind: 'resumed' });
  });
  session.on('newDTMF', ({ originator }: { originator: unknown }) => {
    if (String(originator) === 'remote') happens({ kind: 'key' });
  });
  session.on('ended', end);
  session.on('failed', end);
  session.connection?.addEventListener('track', ({ streams, track }) => {
    stopListening();
    stopListening = listenForTurns(context, streams[0] ?? new MediaStream([track]), speed, () =>
      happens({ kind: 'turn' }),
    );
  });
}
