/** Token bucket: so many at once, and so many a second on the long run. By the monotonic clock. */
export function createLimit(burst: number, perSecond: number, now: () => number = () => performance.now()) {
  let tokens = burst;
  let at = now();
  return {
    take(): boolean {
      const time = now();
      tokens = Math.min(burst, tokens + ((time - at) / 1000) * perSecond);
      at = time;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
