import { parseMessage, type SipMessage } from 'jssip/lib/Parser.js';

/** One end of a WebSocket: a telephone. */
interface Station {
  send(message: string): void;
}

/** Whoever is dialled and has not registered is played by this user agent. */
const DIALLED = 'dialled';

/** Branches that begin so are ours (RFC 3261 §8.1.1.7); the number of the station follows, then its own branch. */
const BRANCH = /^z9hG4bKtraining-(\d+)-/;

interface Registered {
  station: number;
  user: string;
  uri: string;
}

/**
 * A registrar and a stateless relay (RFC 3261 §10.3, §16.11) for telephones on WebSockets: what comes from one goes to
 * the contact of the user it is for (§16.6). Responses find their way back by the branch of our Via.
 */
export function createRegistrar() {
  const stations = new Map<number, Station>();
  /** By address of record and by contact, so that requests within a dialog arrive too. */
  const users = new Map<string, Registered>();
  let next = 1;

  function received(from: number, text: string): void {
    const message = parseMessage(text, { configuration: { extra_headers: [] } });
    if (!message) return;
    if (message.status_code !== undefined) {
      const to = BRANCH.exec(message.via_branch ?? '')?.[1];
      stations.get(Number(to))?.send(withoutFirstVia(text));
      return;
    }
    const status = message.method === 'REGISTER' ? register(from, message) : forward(from, text, message);
    if (status === null || message.method === 'ACK') return;
    message.transport = { send: (reply) => stations.get(from)?.send(reply) };
    message.reply_sl(status);
  }

  /** The status to answer with. */
  function register(from: number, message: SipMessage): number {
    const contact = message.getHeader('contact');
    const uri = message.parseHeader('contact')?.uri;
    const user = message.parseHeader('to')?.uri?.user;
    if (contact === undefined || uri?.user === undefined || user === undefined) return 400;
    const gone = /;\s*expires=0\b/i.test(contact) || message.getHeader('expires') === '0';
    const here: Registered = { station: from, user: uri.user, uri: uri.toString() };
    for (const name of [user, here.user]) {
      if (!gone) users.set(name, here);
      else if (users.get(name)?.station === from) users.delete(name);
    }
    if (!gone) message.ua = { configuration: { extra_headers: [`Contact: ${contact}`] } };
    return 200;
  }

  /** Null when it went on; otherwise the status to answer with. */
  function forward(from: number, text: string, message: SipMessage): number | null {
    const user = message.ruri?.user;
    // A telephone that asks whether somebody is there (RFC 3261 §11).
    if (message.method === 'OPTIONS' && user === undefined) return 200;
    if (Number(message.getHeader('max-forwards') ?? MAX_FORWARDS) <= 0) return 483;
    const to = users.get(user ?? '') ?? users.get(DIALLED);
    const station = to && stations.get(to.station);
    if (!station) return 404;
    const routed = user === to.user ? text : text.replace(/^(\S+) \S+/, (_, method) => `${method} ${to.uri}`);
    station.send(withVia(routed, `z9hG4bKtraining-${from}-${message.via_branch ?? ''}`));
    return null;
  }

  return {
    join(telephone: Station): { received(text: string): void; left(): void } {
      const number = next++;
      stations.set(number, telephone);
      return {
        received: (text) => received(number, text),
        left() {
          stations.delete(number);
          for (const [user, { station }] of users) if (station === number) users.delete(user);
        },
      };
    },
  };
}

const MAX_FORWARDS = 70;

function withVia(request: string, branch: string): string {
  const end = request.indexOf('\r\n') + 2;
  const headers = request
    .slice(end)
    .replace(/^Max-Forwards:\s*(\d+)/im, (_, left: string) => `Max-Forwards: ${Number(left) - 1}`);
  return `${request.slice(0, end)}Via: SIP/2.0/WS relay.invalid;branch=${branch}\r\n${headers}`;
}

const withoutFirstVia = (response: string): string => response.replace(/\r\nvia:[^\r\n]*/i, '');
