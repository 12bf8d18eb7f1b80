import { headersOf, type Part, partsOf } from './multipart.ts';

export interface OpenedInvite {
  message: string;
  callId: string;
  /** What came beside the SDP. */
  parts: Part[];
}

/**
 * JsSIP answers 415 to an INVITE whose body is anything but bare SDP, for example one that brings the caller's
 * location along (RFC 6442 §4.1, RFC 5621), and the caller is lost. Here the SDP is made the whole body, and the
 * other parts are handed over beside it. Null when there is nothing to do.
 */
export function openInvite(message: string): OpenedInvite | null {
  if (!message.startsWith('INVITE ')) return null;
  const end = message.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = message.slice(0, end);
  const headers = new Map(headersOf(head));
  const type = headers.get('content-type') ?? '';
  const body = message.slice(end + 4);
  if (body.trim() === '' || type.toLowerCase() === 'application/sdp') return null;
  const isSdp = (part: { type: string }): boolean => /^application\/sdp\b/i.test(part.type);
  const all = /^multipart\//i.test(type)
    ? partsOf(type, body)
    : [{ type, id: headers.get('content-id') ?? '', body }];
  const sdp = all.find(isSdp);
  return {
    // Without SDP it is an offerless INVITE (RFC 3261 §13.2.1).
    message: withBody(head, sdp ? `${sdp.body.replace(/\s+$/, '')}\r\n` : ''),
    callId: headers.get('call-id') ?? '',
    parts: all.filter((part) => !isSdp(part)),
  };
}

/** Parts of INVITEs that are being read right now, by Call-ID. */
export interface Beside {
  put(callId: string, parts: Part[]): void;
  take(callId: string): Part[];
}

/** Nobody asks for the parts of a re-INVITE; they make room for the next. */
const MOST_KEPT = 20;

export function createBeside(): Beside {
  const kept = new Map<string, Part[]>();
  return {
    put(callId, parts) {
      const [oldest] = kept.keys();
      if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(callId, parts);
    },
    take(callId) {
      const parts = kept.get(callId) ?? [];
      kept.delete(callId);
      return parts;
    },
  };
}

function withBody(head: string, body: string): string {
  const about = /^(?:content-(?:type|length|disposition|encoding|language|id)|mime-version|[cle])\s*:/i;
  const kept = head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .filter((line) => !about.test(line));
  const type = body === '' ? [] : ['Content-Type: application/sdp'];
  const length = `Content-Length: ${new TextEncoder().encode(body).length}`;
  return `${[...kept, ...type, length].join('\r\n')}\r\n\r\n${body}`;
}
