import type { RTCSession } from 'jssip/lib/RTCSession';

const LONGEST_MS = 120_000;

/**
 * Blind transfer (RFC 3515): asks the PBX to connect the caller to `target` and hears by NOTIFY how that
 * went. The caller stays with the operator until the target has answered.
 */
export function transfer(
  session: RTCSession,
  target: string,
  done: (outcome: 'accepted' | 'failed', cause: string) => void,
): void {
  let settled = false;
  const settle = (outcome: 'accepted' | 'failed', cause: string): void => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    done(outcome, cause.slice(0, 200));
  };
  const timer = setTimeout(() => settle('failed', 'no answer'), LONGEST_MS);
  session.on('ended', () => settle('failed', 'the caller is gone'));
  try {
    session.refer(target, {
      eventHandlers: {
        requestFailed: ({ cause }: { cause: string }) => settle('failed', cause),
        accepted: () => settle('accepted', ''),
        failed: ({ status_line }: { status_line: { status_code: number; reason_phrase: string } }) =>
          settle('failed', `${status_line.status_code} ${status_line.reason_phrase}`),
      },
    });
  } catch (error) {
    settle('failed', error instanceof Error ? error.message : 'refused');
  }
}
