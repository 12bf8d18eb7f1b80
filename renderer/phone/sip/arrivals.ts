import { divertedFrom } from './diversion.ts';
import { headersOf } from './multipart.ts';

/** An INVITE that begins a call, as it came over the wire. */
export interface Arrival {
  readonly sipCallId: string;
  /** The headers that say who calls (RFC 3261 §20.20, RFC 3325 §9.1). */
  readonly from: string;
  readonly asserted: string | null;
  /** The number that was called before this one. */
  readonly divertedFrom: string | null;
  /** With which final status it was answered; null while it is not. */
  status: number | null;
  /** It became a call of this telephone. */
  taken: boolean;
}

interface Came {
  arrival: Arrival;
  /** It came before: a repetition, or by another path. */
  again: boolean;
}

/**
 * Every INVITE that reached this telephone, and how it was answered: also those that JsSIP refuses or drops before
 * anybody hears of them.
 */
export interface Arrivals {
  /** A message as it came. Null for what begins no call. */
  came(message: string): Came | null;
  /** A message as it goes out. */
  goes(message: string): void;
  /** The newest with this Call-ID becomes a call. */
  take(sipCallId: string): Arrival | null;
}

/** Twice as long as one that was answered is repeated (RFC 3261 §17.1.1.2). One that still rings may come anew at any time. */
const KEPT_MS = 64_000;
/** More than ever ring at one telephone. */
const MOST_KEPT = 500;

export function createArrivals(): Arrivals {
  const known = new Map<string, { arrival: Arrival; at: number }>();

  function makeRoom(now: number): void {
    for (const [key, { arrival, at }] of known)
      if (arrival.status !== null && now - at > KEPT_MS) known.delete(key);
    const [oldest] = known.keys();
    if (known.size >= MOST_KEPT && oldest !== undefined) known.delete(oldest);
  }

  return {
    came(message) {
      if (!message.startsWith('INVITE ')) return null;
      const lines = headersOf(headsOf(message));
      const headers = new Map(lines);
      const all = (name: string): string[] =>
        lines.flatMap(([each, value]) => (each === name ? [value] : []));
      if (tagOf(headers.get('to')) !== '') return null;
      const key = keyOf(headers);
      const before = known.get(key);
      if (before) return { arrival: before.arrival, again: true };
      const at = performance.now();
      makeRoom(at);
      const arrival: Arrival = {
        sipCallId: headers.get('call-id') ?? '',
        from: headers.get('from') ?? '',
        asserted: headers.get('p-asserted-identity') ?? null,
        divertedFrom: divertedFrom(all('diversion'), all('history-info')),
        status: null,
        taken: false,
      };
      known.set(key, { arrival, at });
      return { arrival, again: false };
    },
    goes(message) {
      const status = Number(/^SIP\/2\.0 ([2-6]\d\d)/.exec(message)?.[1]);
      if (!status) return;
      const headers = headersIn(message);
      const arrival = /INVITE\s*$/i.test(headers.get('cseq') ?? '')
        ? known.get(keyOf(headers))?.arrival
        : undefined;
      if (arrival) arrival.status ??= status;
    },
    take(sipCallId) {
      const arrival = [...known.values()].findLast((each) => each.arrival.sipCallId === sipCallId)?.arrival;
      if (arrival) arrival.taken = true;
      return arrival ?? null;
    },
  };
}

/** What JsSIP cannot read it does not answer either, and the PBX would wait instead of ringing elsewhere. */
export function badRequest(message: string): string {
  const kept = headsOf(message)
    .split(/\r?\n/)
    .filter((line) => /^(?:via|v|from|f|to|t|call-id|i|cseq)\s*:/i.test(line))
    .map((line) => (/^(?:to|t)\s*:/i.test(line) ? `${line};tag=unread` : line));
  return `${['SIP/2.0 400 Bad Request', ...kept, 'Content-Length: 0'].join('\r\n')}\r\n\r\n`;
}

const headsOf = (message: string): string =>
  (message.split('\r\n\r\n', 1)[0] ?? '').replace(/\r?\n[ \t]+/g, ' ');

const headersIn = (message: string): ReadonlyMap<string, string> => new Map(headersOf(headsOf(message)));

const tagOf = (header = ''): string => /;\s*tag=([^;\s>]+)/i.exec(header)?.[1] ?? '';

/** One INVITE that comes by two paths is one call (RFC 3261 §8.2.2.2). */
const keyOf = (headers: ReadonlyMap<string, string>): string =>
  [headers.get('call-id'), tagOf(headers.get('from')), Number.parseInt(headers.get('cseq') ?? '', 10)].join(
    '\n',
  );
