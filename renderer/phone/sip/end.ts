import type { EndEvent } from 'jssip/lib/RTCSession';
import type { CallEnd } from '../../../shared/domain/call.ts';
import type { Arrival } from './arrivals.ts';
import type { Lost } from './inside.ts';

/** How far the call had come, and what was asked of it. */
export interface Ending {
  direction: 'in' | 'out';
  /** And the other side has taken the answer. */
  answered: boolean;
  /** The operator wants it answered. */
  answering: boolean;
  declined: boolean;
  transferred: boolean;
  /** The INVITE of an incoming call. */
  arrival: Arrival | null;
  /** It was found to be no more. */
  lost: Lost | null;
  /** The same call has come by another path, and goes on there. */
  moved: boolean;
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

/** The sound on offer was none that this telephone could take up. */
export const NOT_ACCEPTABLE_HERE = 488;

/** JsSIP's event in the words of the domain. */
export function endOf(event: EndEvent, ending: Ending): CallEnd {
  const reason = reasonsOf(event);
  const status = ending.arrival?.status ?? null;
  const refused = ending.answered || (status ?? 0) < 300 ? null : status;
  const details = {
    sipCode: statusOf(event) ?? reason.sip ?? refused,
    cause: (reason.text || String(event.cause)).slice(0, 200),
    ...(reason.q850 === null ? {} : { q850: reason.q850 }),
  };
  if (ending.lost) return { ...ending.lost, kind: 'lost', by: 'network' };
  // JsSIP says of an answer that nobody took that the other side ended the call.
  const remote = String(event.originator) === 'remote' && String(event.cause) !== 'No ACK';
  if (ending.transferred) return { ...details, kind: 'transferred', by: 'operator' };
  if (ending.declined) return { ...details, kind: 'declined', by: 'operator' };
  const trouble =
    String(event.originator) === 'system' ||
    (!remote && troubles.includes(String(event.cause))) ||
    refused === NOT_ACCEPTABLE_HERE;
  if (ending.answered) {
    if (trouble) return { ...details, kind: 'lost', by: 'network' };
    return { ...details, kind: 'hangup', by: remote ? 'caller' : 'operator' };
  }
  if (ending.direction === 'out' && remote) return { ...details, kind: 'rejected', by: 'caller' };
  if (trouble) return { ...details, kind: 'lost', by: 'network' };
  return { ...details, kind: 'cancelled', by: remote ? 'caller' : 'operator' };
}

/** One that became no call here. */
export const turnedAway = ({ status }: Arrival): CallEnd => ({
  kind: 'refused',
  by: 'network',
  sipCode: status,
  cause: '',
});

function statusOf({ message }: EndEvent): number | null {
  const status = message && 'status_code' in message ? Number(message.status_code) : null;
  return status !== null && status >= 100 && status <= 699 ? status : null;
}

/**
 * The causes of Reason headers (RFC 3326), for example SIP 200 for "call completed elsewhere", Q.850 17 for a busy
 * telephone behind the PBX.
 */
function reasonsOf({ message }: EndEvent): { sip: number | null; q850: number | null; text: string } {
  const headers = message && 'getHeaders' in message ? message.getHeaders('Reason').map(String) : [];
  const all = headers.join(', ');
  const causeOf = (protocol: 'SIP' | 'Q\\.850', least: number, most: number): number | null => {
    const cause = Number(new RegExp(`(?:^|,)\\s*${protocol}\\s*;[^,]*?cause=(\\d{1,3})`, 'i').exec(all)?.[1]);
    return cause >= least && cause <= most ? cause : null;
  };
  return {
    sip: causeOf('SIP', 100, 699),
    q850: causeOf('Q\\.850', 0, 127),
    text: /;\s*text="([^"]*)"/i.exec(all)?.[1] ?? '',
  };
}
