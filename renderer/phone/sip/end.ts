import type { EndEvent } from 'jssip/lib/RTCSession';
import type { CallEnd } from '../../../shared/domain/call.ts';

/** How far the call had come, and what was asked of it. */
export interface Ending {
  direction: 'in' | 'out';
  answered: boolean;
  declined: boolean;
  transferred: boolean;
}

/** What JsSIP calls trouble of signalling, media or this workstation. */
const troubles = [
  'Connection Error',
  'Request Timeout',
  'RTP Timeout',
  'No ACK',
  'Internal Error',
  'WebRTC Error',
  'Dialog Error',
  'User Denied Media Access',
  'Bad Media Description',
];

/** JsSIP's event in the words of the domain. */
export function endOf(event: EndEvent, ending: Ending): CallEnd {
  const code = statusOf(event) ?? reasonOf(event);
  const details = { sipCode: code, cause: String(event.cause).slice(0, 200) };
  const remote = String(event.originator) === 'remote';
  if (ending.transferred) return { ...details, kind: 'transferred', by: 'operator' };
  if (ending.declined) return { ...details, kind: 'declined', by: 'operator' };
  const trouble =
    String(event.originator) === 'system' || (!remote && troubles.includes(String(event.cause)));
  if (ending.answered) {
    if (trouble) return { ...details, kind: 'lost', by: 'network' };
    return { ...details, kind: 'hangup', by: remote ? 'caller' : 'operator' };
  }
  if (ending.direction === 'out' && remote) return { ...details, kind: 'rejected', by: 'caller' };
  if (trouble) return { ...details, kind: 'lost', by: 'network' };
  return { ...details, kind: 'cancelled', by: remote ? 'caller' : 'operator' };
}

function statusOf({ message }: EndEvent): number | null {
  const status = message && 'status_code' in message ? Number(message.status_code) : null;
  return status !== null && status >= 100 && status <= 699 ? status : null;
}

/** The SIP cause of a Reason header (RFC 3326), for example 200 for "call completed elsewhere". */
function reasonOf({ message }: EndEvent): number | null {
  const header = message && 'getHeader' in message ? message.getHeader('Reason') : undefined;
  const cause = /^\s*SIP\b[^,]*;\s*cause=(\d{3})/i.exec(header ?? '')?.[1];
  const code = cause === undefined ? null : Number(cause);
  return code !== null && code >= 100 && code <= 699 ? code : null;
}
