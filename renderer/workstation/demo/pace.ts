/** The demo's clock: so much faster than at reading speed, and it can be stopped for a while. */
export interface Pace {
  rest(ms: number): Promise<void>;
  pause(): void;
  goOn(): void;
}

export function createPace(speed: number): Pace {
  let stopped: Promise<void> | null = null;
  let release = (): void => undefined;
  return {
    async rest(ms) {
      await new Promise((resolve) => setTimeout(resolve, ms / speed));
      while (stopped) await stopped;
    },
    pause() {
      stopped ??= new Promise((resolve) => {
        release = resolve;
      });
    },
    goOn() {
      stopped = null;
      release();
    },
  };
}
