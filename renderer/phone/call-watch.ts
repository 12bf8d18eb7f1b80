import type { LiveCall } from '../../shared/contract/phone.ts';
import type { CallId } from '../../shared/domain/ids.ts';
import { type Hearing, hear, silenceIn } from './audio/silence.ts';
import type { CallSound, Line } from './line.ts';

const LOOK_MS = 500;

/** Looks at the sound of the calls that are talked on, and tells what it finds. */
export function watchCalls(parts: {
  line: () => Line;
  calls: ReadonlyMap<CallId, LiveCall>;
  /** Without one there is nothing to be silent, and the screen says so already. */
  hasMicrophone: () => boolean;
  found: (callId: CallId, changes: Pick<LiveCall, 'silent'>) => void;
}): void {
  const { line, calls, hasMicrophone, found } = parts;
  const hearings = new Map<CallId, Hearing>();
  let looking = false;

  function judge(call: LiveCall, sound: CallSound | undefined, now: number): LiveCall['silent'] {
    const { callId, muted, phase } = call;
    if (!sound || phase !== 'talking') {
      hearings.delete(callId);
      return null;
    }
    const hearing = hear(hearings.get(callId), now, sound, muted || !hasMicrophone());
    hearings.set(callId, hearing);
    return silenceIn(hearing, now);
  }

  async function look(): Promise<void> {
    if (looking || (calls.size === 0 && hearings.size === 0)) return;
    looking = true;
    // A connection that closes meanwhile has no sound any more.
    const sounds = await line()
      .sound()
      .catch(() => []);
    looking = false;
    const now = performance.now();
    for (const callId of hearings.keys()) if (!calls.has(callId)) hearings.delete(callId);
    for (const call of [...calls.values()]) {
      const sound = sounds.find(({ callId }) => callId === call.callId);
      const silent = judge(call, sound, now);
      if (silent !== call.silent) found(call.callId, { silent });
    }
  }

  setInterval(() => void look(), LOOK_MS);
}
