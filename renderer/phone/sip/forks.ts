import Dialog from 'jssip/lib/Dialog';
import type { RTCSession } from 'jssip/lib/RTCSession';

interface Answer {
  status_code: number;
  to_tag?: string | null;
}

/** JsSIP's types leave it out. */
interface Inviting {
  _dialog?: { id: { remote_tag: string } } | null;
  _receiveInviteResponse(response: Answer): void;
}

/**
 * A call that rings at several telephones may be answered by two at once: the first is talked to, and each other one is
 * told that it is over (RFC 3261 §13.2.2.4). JsSIP 3.13 tells it to the first.
 */
export function endForks(session: RTCSession): void {
  const inviting = session as RTCSession & Inviting;
  const receive = inviting._receiveInviteResponse.bind(session);
  const ended = new Map<string, Dialog>();
  inviting._receiveInviteResponse = (response) => {
    const talked = inviting._dialog?.id.remote_tag;
    const tag = String(response.to_tag ?? '');
    const isFork =
      response.status_code >= 200 && response.status_code <= 299 && talked !== undefined && tag !== talked;
    if (!isFork) {
      receive(response);
      return;
    }
    const known = ended.get(tag);
    const fork = known ?? new Dialog(session, response, 'UAC');
    // Without a Contact nobody is there to be told.
    if (fork.error !== undefined) return;
    fork.sendRequest('ACK');
    if (known) return;
    ended.set(tag, fork);
    fork.sendRequest('BYE');
    fork.terminate();
  };
}
