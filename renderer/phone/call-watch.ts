import type { LiveCall } from '../../shared/contract/phone.ts';
import type { CallQuality } from '../../shared/domain/call-quality.ts';
import type { CallId } from '../../shared/domain/ids.ts';
import { add, momentBetween, shown, summaryOf, type Tally } from './audio/quality.ts';
import { type Hearing, hear, silenceIn } from './audio/silence.ts';
import type { CallSound, Line } from './line.ts';

const LOOK_MS = 500;
/** Quality is measured over a second; a timer may come a little early. */
const MEASURE_MS = 950;

export interface CallWatch {
  /** How the call has sounded, once it is over; null when it was never talked on. */
  ended(callId: CallId): CallQuality | null;
}

type Found = Pick<LiveCall, 'silent' | 'quality'>;

interface Watched {
  hearing: Hearing;
  measured: CallSound;
  measuredAt: number;
  quality: LiveCall['quality'];
}

const isSame = (one: CallSound, other: CallSound): boolean =>
  one.packets === other.packets && one.lost === other.lost;

/** Looks at the sound of the calls that are talked on, and tells what it finds. */
export function watchCalls(parts: {
  line: () => Line;
  calls: ReadonlyMap<CallId, LiveCall>;
  /** Without one there is nothing to be silent, and the screen says so already. */
  hasMicrophone: () => boolean;
  found: (callId: CallId, changes: Found) => void;
}): CallWatch {
  const { line, calls, hasMicrophone, found } = parts;
  /** Those that are talked on now. */
  const watched = new Map<CallId, Watched>();
  const tallies = new Map<CallId, Tally>();
  let looking = false;

  function judge({ callId, muted, phase }: LiveCall, sound: CallSound | undefined, now: number): Found {
    if (!sound || phase !== 'talking') {
      watched.delete(callId);
      return { silent: null, quality: null };
    }
    const before = watched.get(callId);
    const hearing = hear(before?.hearing, now, sound, muted || !hasMicrophone());
    const silent = silenceIn(hearing, now);
    const next = measure(callId, before, sound, now, silent);
    watched.set(callId, { hearing, ...next });
    return { silent, quality: next.quality };
  }

  function measure(
    callId: CallId,
    before: Watched | undefined,
    sound: CallSound,
    now: number,
    silent: LiveCall['silent'],
  ): Omit<Watched, 'hearing'> {
    if (!before) return { measured: sound, measuredAt: now, quality: null };
    if (now - before.measuredAt < MEASURE_MS) return before;
    // A call that is being set up, or a caller whose telephone sends nothing in a pause: for a while that is no loss.
    if (silent !== 'line' && isSame(before.measured, sound)) return before;
    const moment = momentBetween(before.measured, sound);
    tallies.set(callId, add(tallies.get(callId), moment));
    return { measured: sound, measuredAt: now, quality: shown(moment) };
  }

  async function look(): Promise<void> {
    if (looking || (calls.size === 0 && watched.size === 0)) return;
    looking = true;
    // A connection that closes meanwhile has no sound any more.
    const sounds = await line()
      .sound()
      .catch(() => []);
    looking = false;
    const now = performance.now();
    for (const callId of watched.keys()) if (!calls.has(callId)) watched.delete(callId);
    for (const call of [...calls.values()]) {
      const changes = judge(
        call,
        sounds.find(({ callId }) => callId === call.callId),
        now,
      );
      const { silent, quality } = call;
      if (JSON.stringify(changes) !== JSON.stringify({ silent, quality })) found(call.callId, changes);
    }
  }

  setInterval(() => void look(), LOOK_MS);
  return {
    ended(callId) {
      const tally = tallies.get(callId);
      tallies.delete(callId);
      return tally ? summaryOf(tally) : null;
    },
  };
}
