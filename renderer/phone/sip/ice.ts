import type { RTCSession } from 'jssip/lib/RTCSession';

const LONGEST_WAIT_MS = 500;

/**
 * On a local network the first IPv4 host candidate is enough. Waiting for every interface costs seconds
 * (versatica/JsSIP#432), so whatever is there after half a second has to do.
 */
export function proceedOnFirstCandidate(session: RTCSession): void {
  session.on('icecandidate', ({ candidate, ready }) => {
    const usable =
      candidate.protocol === 'udp' && candidate.address !== null && !candidate.address.includes(':');
    if (usable) ready();
    else setTimeout(ready, LONGEST_WAIT_MS);
  });
}
