import type { Caller } from '../../shared/training/caller.ts';

/** What happens to a caller, with the time of a clock that nobody sets, in seconds. */
export type Happening =
  | { kind: 'answered' }
  | { kind: 'held' }
  | { kind: 'resumed' }
  /** The operator has spoken and paused. */
  | { kind: 'turn' }
  /** The operator pressed a key of the telephone. */
  | { kind: 'key' }
  /** What the caller was saying is said. */
  | { kind: 'said' }
  | { kind: 'tick' };

export interface Played {
  readonly stage: 'ringing' | 'talking' | 'held';
  /** Since when the caller rings, or the last line was said. */
  readonly since: number;
  readonly answeredAt: number;
  /** The line that is next, of those that are said one after the other. */
  readonly next: number;
  readonly speaking: boolean;
  /** What happened while the caller was speaking, who says something about it afterwards. */
  readonly owed: Aside | null;
}

type Aside = 'resumed' | 'key';

type Line = Caller['lines'][number];

export type Action =
  | { kind: 'press'; digits: string }
  /** Says it, and then presses the keys. */
  | { kind: 'speak'; audio: NonNullable<Line['audio']>; digits: string }
  /** There is no sound of it: it is shown for as long as it takes to read, and then the keys are pressed. */
  | { kind: 'show'; text: string; digits: string }
  | { kind: 'hangUp' };

export const ringing = (now: number): Played => ({
  stage: 'ringing',
  since: now,
  answeredAt: now,
  next: 0,
  speaking: false,
  owed: null,
});

/** What a caller does about it: pure, so that a scenario is the same for every trainee. */
export function play(
  caller: Caller,
  played: Played,
  happening: Happening,
  now: number,
): { played: Played; action: Action | null } {
  const calm = (next: Played): { played: Played; action: null } => ({ played: next, action: null });
  switch (happening.kind) {
    case 'answered':
      return calm(
        played.stage === 'ringing' ? { ...played, stage: 'talking', since: now, answeredAt: now } : played,
      );
    case 'held':
      return calm({ ...played, stage: 'held' });
    case 'resumed':
      return aside(caller, { ...played, stage: 'talking', since: now }, 'resumed', now);
    case 'key':
      return played.stage === 'talking' ? aside(caller, played, 'key', now) : calm(played);
    case 'said':
      return afterwards(caller, { ...played, speaking: false, since: now }, now);
    case 'turn':
    case 'tick': {
      if (hasEnough(caller, played, now)) return { played, action: { kind: 'hangUp' } };
      const line = inTurn(caller)[played.next];
      return line && isDue(line, played, happening, now)
        ? say(line, { ...played, next: following(caller, played.next) }, now)
        : calm(played);
    }
  }
}

/** A caller on hold waits with it. */
const afterwards = (caller: Caller, played: Played, now: number) =>
  played.owed && played.stage === 'talking'
    ? aside(caller, played, played.owed, now)
    : { played, action: null };

const isAside = ({ when }: Line): boolean => when.on === 'resumed' || when.on === 'key';
const inTurn = ({ lines }: Caller): Line[] => lines.filter((line) => !isAside(line));

function following(caller: Caller, next: number): number {
  return caller.repeats ? (next + 1) % inTurn(caller).length : next + 1;
}

/** What is said each time that something happens, between whichever lines. */
function aside(caller: Caller, played: Played, on: Aside, now: number) {
  const line = caller.lines.find(({ when }) => when.on === on);
  if (!line) return { played, action: null };
  return played.speaking
    ? { played: { ...played, owed: on }, action: null }
    : say(line, { ...played, owed: null }, now);
}

function hasEnough(
  caller: Caller,
  { stage, since, answeredAt, next, speaking }: Played,
  now: number,
): boolean {
  if (stage === 'ringing') return now - since >= caller.patienceSeconds;
  if (stage === 'held' || speaking || caller.ends?.by !== 'caller') return false;
  const { after, seconds } = caller.ends;
  if (after === 'answered') return now - answeredAt >= seconds;
  return next >= inTurn(caller).length && now - since >= seconds;
}

function isDue(
  { when }: Line,
  { stage, since, speaking }: Played,
  { kind }: Happening,
  now: number,
): boolean {
  if (stage !== 'talking' || speaking || when.on === 'resumed' || when.on === 'key') return false;
  return (when.on === 'turn' && kind === 'turn') || now - since >= when.seconds;
}

function say(
  { press, text, audio }: Line,
  played: Played,
  now: number,
): { played: Played; action: Action | null } {
  const speaking = { ...played, since: now, speaking: true };
  if (audio) return { played: speaking, action: { kind: 'speak', audio, digits: press } };
  if (text) return { played: speaking, action: { kind: 'show', text, digits: press } };
  return {
    played: { ...played, since: now },
    action: press === '' ? null : { kind: 'press', digits: press },
  };
}
