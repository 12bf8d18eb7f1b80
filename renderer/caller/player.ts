import type { Caller } from '../../shared/training/caller.ts';

/** What happens to a caller, with the time of a clock that nobody sets, in seconds. */
export type Happening =
  | { kind: 'answered' }
  | { kind: 'held' }
  | { kind: 'resumed' }
  /** The operator has spoken and paused. */
  | { kind: 'turn' }
  | { kind: 'tick' };

export interface Played {
  readonly stage: 'ringing' | 'talking' | 'held';
  /** Since when the caller rings, or the last line was said. */
  readonly since: number;
  /** The line that is next. */
  readonly next: number;
}

export type Action = { kind: 'press'; digits: string } | { kind: 'hangUp' };

export const ringing = (now: number): Played => ({ stage: 'ringing', since: now, next: 0 });

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
      return calm(played.stage === 'ringing' ? { stage: 'talking', since: now, next: 0 } : played);
    case 'held':
      return calm({ ...played, stage: 'held' });
    case 'resumed': {
      const back: Played = { ...played, stage: 'talking', since: now };
      return isDue(caller, back, happening, now) ? say(caller, back, now) : calm(back);
    }
    case 'turn':
    case 'tick':
      if (played.stage === 'ringing')
        return now - played.since >= caller.patienceSeconds
          ? { played, action: { kind: 'hangUp' } }
          : calm(played);
      return isDue(caller, played, happening, now) ? say(caller, played, now) : calm(played);
  }
}

function isDue(caller: Caller, { stage, since, next }: Played, { kind }: Happening, now: number): boolean {
  const when = caller.lines[next]?.when;
  if (!when || stage !== 'talking') return false;
  switch (when.on) {
    case 'answered':
    case 'waited':
      return now - since >= when.seconds;
    case 'turn':
      return kind === 'turn' || now - since >= when.seconds;
    case 'resumed':
      return kind === 'resumed';
  }
}

function say(caller: Caller, played: Played, now: number): { played: Played; action: Action | null } {
  const digits = caller.lines[played.next]?.press ?? '';
  const following = played.next + 1;
  const next = caller.repeats ? following % caller.lines.length : following;
  return {
    played: { ...played, since: now, next },
    action: digits === '' ? null : { kind: 'press', digits },
  };
}
