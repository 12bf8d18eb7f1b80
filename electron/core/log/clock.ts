/**
 * Hybrid logical clock (Kulkarni et al., 2014): follows this PC's clock, and goes on counting when that
 * clock steps back, so that a later entry never sorts before an earlier one.
 * Text form: 12 hex digits of milliseconds, a dash, 4 hex digits of counter.
 */
export interface HybridClock {
  tick(now: number): string;
}

export function hybridClock(last: string | null): HybridClock {
  let time = last ? Number.parseInt(last.slice(0, 12), 16) : 0;
  let counter = last ? Number.parseInt(last.slice(13), 16) : 0;
  return {
    tick(now) {
      if (now > time) {
        time = now;
        counter = 0;
      } else if (counter < 0xffff) {
        counter += 1;
      } else {
        time += 1;
        counter = 0;
      }
      return `${time.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}`;
    },
  };
}
