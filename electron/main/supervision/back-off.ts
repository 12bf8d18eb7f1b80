const FIRST_MS = 100;
const LONGEST_MS = 10_000;
/** A process that ran this long is sound again. */
const STABLE_MS = 60_000;

/** How long to wait before the next restart: at once at first, then doubling, and again from the start once it held. */
export function createBackOff(now: () => number = Date.now): { started(): void; next(): number } {
  let startedAt = now();
  let failures = 0;
  return {
    started() {
      startedAt = now();
    },
    next() {
      failures = now() - startedAt > STABLE_MS ? 0 : failures;
      const wait = failures === 0 ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
      failures += 1;
      return wait;
    },
  };
}
