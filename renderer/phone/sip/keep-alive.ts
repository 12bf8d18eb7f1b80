const PAUSE_MS = 1_500;
const PATIENCE_MS = 4_000;
/** The system itself would wait for minutes for an address where nobody is. */
const CONNECT_MS = 5_000;
/** A timer that comes so late has slept with the PC: what has been heard meanwhile is still to be read. */
const LATE_MS = 1_000;

export interface KeepAlive {
  /** An address that does not answer gives way to the next. */
  connecting(): void;
  /** The socket is open. */
  start(): void;
  /** Anything at all came from the other side. */
  heard(): void;
  /** The network changed, or the PC woke up: looks at once. */
  look(): void;
  stop(): void;
}

/**
 * A connection that was cut without a word looks open for minutes, and no call comes through (RFC 5626 §4.4.1). Here the
 * other side is asked every few seconds, and one that says nothing at all is given up: dead within ten seconds.
 */
export function createKeepAlive(parts: {
  ask: () => void;
  dead: () => void;
  /** A clock that nobody sets. */
  now: () => number;
}): KeepAlive {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let open = false;
  let heardAt = 0;

  function later(act: () => void, wait: number): void {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  }

  function ask(): void {
    if (!open) return;
    const askedAt = parts.now();
    parts.ask();
    const judge = (): void => {
      if (!open) return;
      if (heardAt >= askedAt) later(ask, PAUSE_MS);
      else if (parts.now() - askedAt > PATIENCE_MS + LATE_MS) ask();
      else parts.dead();
    };
    later(judge, PATIENCE_MS);
  }

  return {
    connecting: () => later(parts.dead, CONNECT_MS),
    start() {
      open = true;
      later(ask, PAUSE_MS);
    },
    heard() {
      heardAt = parts.now();
    },
    look: ask,
    stop() {
      open = false;
      clearTimeout(timer);
    },
  };
}
