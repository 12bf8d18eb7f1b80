/** They change how a call is set up, and JsSIP has neither (RFC 3262, RFC 3312). */
const LACKING = ['100rel', 'precondition'];

/**
 * What an INVITE requires and this telephone does not have: the caller's network calls again without it (RFC 3261
 * §8.2.2.3, §8.1.3.5). Any other extension that is not known is passed over rather than lose a caller.
 */
export function lackingOf(request: object): string[] {
  const headers =
    'getHeaders' in request && typeof request.getHeaders === 'function'
      ? (request.getHeaders('Require') as unknown[])
      : [];
  const required = headers.flatMap((header) =>
    String(header)
      .toLowerCase()
      .split(/[\s,]+/),
  );
  return LACKING.filter((extension) => required.includes(extension));
}
