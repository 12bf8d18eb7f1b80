import type { LiveCall } from '../../../shared/contract/phone.ts';
import type { CallSound } from '../line.ts';

/** What is known of the sound of a call that is being talked on. */
export interface Hearing {
  packets: number;
  packetsAt: number;
  spoken: number;
  spokenAt: number;
  hasSpoken: boolean;
}

/** Told within three seconds, looked at twice a second. */
const HEARD_PATIENCE_MS = 2_400;
/** Whoever answers an emergency call greets. Later on he may well listen for a while in a quiet room. */
const GREETING_PATIENCE_MS = 2_400;
const LISTENING_PATIENCE_MS = 20_000;

/** After one more look. A call that was on hold begins anew, with nothing before. */
export function hear(
  before: Hearing | undefined,
  now: number,
  { packets, spoken }: CallSound,
  muted: boolean,
): Hearing {
  if (!before) return { packets, packetsAt: now, spoken, spokenAt: now, hasSpoken: false };
  const said = spoken > before.spoken;
  return {
    packets,
    packetsAt: packets > before.packets ? now : before.packetsAt,
    spoken,
    spokenAt: said || muted ? now : before.spokenAt,
    hasSpoken: before.hasSpoken || said,
  };
}

/**
 * Nothing that arrives from the other side, or a microphone that captures nothing at all: each says "hello?" and
 * hangs up, unless somebody is told.
 */
export function silenceIn(hearing: Hearing, now: number): LiveCall['silent'] {
  if (now - hearing.packetsAt >= HEARD_PATIENCE_MS) return 'line';
  const patience = hearing.hasSpoken ? LISTENING_PATIENCE_MS : GREETING_PATIENCE_MS;
  return now - hearing.spokenAt >= patience ? 'microphone' : null;
}
