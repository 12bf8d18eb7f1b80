import type { NameAddrHeader } from 'jssip/lib/NameAddrHeader';

/** Users that stand for a withheld number (RFC 3323 §4.1, RFC 3325). */
const anonymous = ['anonymous', 'unavailable', 'unknown', 'private', 'restricted'];

/** The caller's number as signalled, or null when it is withheld. */
export function numberOf(identity: NameAddrHeader): string | null {
  const user = decode(identity.uri.user ?? '');
  const withheld =
    user === '' || anonymous.includes(user.toLowerCase()) || identity.uri.host.endsWith('anonymous.invalid');
  return withheld ? null : user.slice(0, 1_000);
}

/** As signalled; the core cleans it. */
export const displayNameOf = (identity: NameAddrHeader): string =>
  String(identity.display_name ?? '').slice(0, 65_536);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
