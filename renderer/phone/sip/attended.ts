import type { RTCSession } from 'jssip/lib/RTCSession';
import type { Connected } from '../line.ts';

/** The PBX has said that it is at it; ringing again is not needed, for the agency is on the line already. */
const LONGEST_MS = 20_000;

/**
 * Attended transfer (RFC 5589 §7.2): asks the other side of `session` to take this desk's place in `to`, by a REFER
 * whose Refer-To carries Replaces (RFC 3891). The address is the one that was dialled: a Contact need not be
 * reachable from elsewhere (RFC 5589 §7.3).
 */
export function connect(session: RTCSession, to: RTCSession, target: string): Promise<Connected> {
  return new Promise((resolve) => {
    const settle = (outcome: Connected['outcome'], cause: string): void => {
      clearTimeout(timer);
      resolve({ outcome, cause: cause.slice(0, 200) });
    };
    const timer = setTimeout(() => settle('failed', 'no answer'), LONGEST_MS);
    session.on('ended', () => settle('failed', 'the caller is gone'));
    try {
      session.refer(target, {
        replaces: to,
        eventHandlers: {
          requestFailed: ({ cause }: { cause: string }) => settle('impossible', cause),
          accepted: () => settle('connected', ''),
          failed: ({ status_line }: { status_line: { status_code: number; reason_phrase: string } }) =>
            settle('failed', `${status_line.status_code} ${status_line.reason_phrase}`),
        },
      });
    } catch (error) {
      settle('impossible', error instanceof Error ? error.message : 'refused');
    }
  });
}
