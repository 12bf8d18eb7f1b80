/** Who calls, as a header says it (RFC 3261 §20.20). */
interface Identity {
  displayName: string;
  user: string;
  host: string;
}

/** Users that stand for a withheld number (RFC 3323 §4.1, RFC 3325). */
const anonymous = ['anonymous', 'unavailable', 'unknown', 'private', 'restricted'];

/**
 * The caller's number as signalled, or null when it is withheld. What the network itself asserts goes before what the
 * caller's telephone says: it is there also when the caller keeps the number from others (RFC 3325 §7, §9.1).
 */
export function numberOf(from: string, asserted: string | null): string | null {
  return numberIn(identityIn(asserted ?? '')) ?? numberIn(identityIn(from));
}

function numberIn({ user, host }: Identity): string | null {
  const withheld =
    user === '' || anonymous.includes(user.toLowerCase()) || host.endsWith('anonymous.invalid');
  return withheld ? null : user.slice(0, 1_000);
}

/** As signalled; the core cleans it. */
export const displayNameOf = (from: string): string => identityIn(from).displayName.slice(0, 65_536);

/** Read by hand: this has to work for headers that JsSIP cannot read, too. */
function identityIn(header: string): Identity {
  const quoted = /^\s*"((?:[^"\\]|\\.)*)"/s.exec(header);
  const rest = quoted ? header.slice(quoted[0].length) : header;
  const displayName = quoted?.[1]?.replace(/\\(.)/gs, '$1') ?? /^([^<:]*)</.exec(rest)?.[1]?.trim() ?? '';
  const uri = /<([^>]*)>/.exec(rest)?.[1] ?? rest;
  const [, scheme = '', user = '', host = ''] =
    /^\s*(sips?|tel):(?:([^@\s]*)@)?([^;?,:\s]*)/i.exec(uri) ?? [];
  if (scheme.toLowerCase() === 'tel') return { displayName, user: decode(host), host: '' };
  return { displayName, user: decode(user.split(/[:;]/, 1)[0] ?? ''), host };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
