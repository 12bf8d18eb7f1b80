const untrusted = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Node's code for why a `fetch` failed; empty when it has none. */
export const faultCode = (error: unknown): string =>
  String((error as { cause?: { code?: unknown } } | null)?.cause?.code ?? '');

/** The other side's certificate is not one that this PC trusts. */
export const isUntrusted = (code: string): boolean => untrusted.test(code);
