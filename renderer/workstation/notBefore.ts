const LATEST_MS = 1_500;

/**
 * For `lazy`: loads once the window has a moment to spare, at the earliest so many milliseconds after it began to open.
 * What can wait does not hold up the first letters.
 */
export const notBefore =
  <T>(ms: number, load: () => Promise<T>) =>
  async (): Promise<T> => {
    await new Promise<void>((resolve) => {
      const idle = (): unknown => requestIdleCallback(() => resolve(), { timeout: LATEST_MS });
      setTimeout(idle, ms - performance.now());
    });
    return load();
  };

/** By then the calls of today are there, and whoever wants to write a report has begun it. */
export const PLACES_MS = 700;
/** The telephone is on its way. */
export const MAP_MS = 1_000;
