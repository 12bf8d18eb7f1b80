import type { Agency, ChannelKind } from '../domain/agency.ts';
import { type HandOff, isFinal, type Tried } from '../domain/handoff.ts';

/** Channels that send by themselves and may do so again and again. */
export const sends = (kind: ChannelKind): boolean => kind !== 'sip' && kind !== 'manual';

/** The agency's channels that take turns with a hand-off, in its order. Practice never leaves the room. */
export const turns = (
  agency: Pick<Agency, 'channels'>,
  { training }: Pick<HandOff, 'training'>,
): ChannelKind[] => (training ? [] : agency.channels.map(({ kind }) => kind).filter(sends));

/** What was tried in vain, after one more. */
export const withTried = ({ tried = [] }: Pick<HandOff, 'tried'>, next: Tried): Tried[] => [
  ...tried.filter(({ channel }) => channel !== next.channel),
  next,
];

type Delivering = Pick<HandOff, 'training' | 'tried'>;

/** Every channel that could carry it was tried at least once, and none did. */
export const triedAll = (handOff: Delivering, agency: Pick<Agency, 'channels'>): boolean =>
  of(handOff).length > 0 &&
  turns(agency, handOff).every((kind) => of(handOff).some(({ channel }) => channel === kind));

/** The same, and none of them will by being tried again. */
export const nothingLeft = (handOff: Delivering, agency: Pick<Agency, 'channels'>): boolean =>
  of(handOff).length > 0 &&
  turns(agency, handOff).every((kind) =>
    of(handOff).some(({ channel, hopeless }) => channel === kind && hopeless),
  );

const of = ({ tried }: Delivering): readonly Tried[] => tried ?? [];

/** It waits still, and is tried again and again, but a whole round over all channels was in vain. */
export const inVain = (handOff: HandOff, agency: Pick<Agency, 'channels'>): boolean =>
  handOff.pending !== null && !isFinal(handOff.state) && triedAll(handOff, agency);

/** When everything was given up that sends by itself, of a hand-off or of its last update; null when it was not. */
export function gaveUpAt({
  state,
  times,
  updates,
}: Pick<HandOff, 'state' | 'times' | 'updates'>): number | null {
  if (state === 'failed') return times.failed ?? null;
  const last = updates.at(-1);
  return !isFinal(state) && last?.sentAt === null ? (last.failedAt ?? null) : null;
}
