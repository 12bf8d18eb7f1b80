import { net, type Session } from 'electron';
import { type ErrorCode, type Refusal, refuse } from '../../shared/contract/errors.ts';
import type { PhoneStatus } from '../../shared/contract/phone.ts';

const LONGEST_MS = 5_000;
/** Electron's word for "as Chromium found it". */
const AS_FOUND = -3;

export interface PbxCertificate {
  /** Looks why, when a PBX cannot be reached. */
  look(status: Pick<PhoneStatus, 'socket' | 'problem'>): void;
  /** The problem by its own name, when it is the certificate. */
  named(problem: Refusal | null): Refusal | null;
}

/**
 * Chromium tells a WebSocket nothing but that it failed. Whether that was for the certificate of the PBX is found out
 * here with the same trust, by asking for its page: only to look, what Chromium rejects stays rejected.
 */
export function watchPbxCertificate(
  session: Session,
  urls: readonly string[],
  changed: () => void,
): PbxCertificate {
  const secure = urls.map((url) => new URL(url)).filter(({ protocol }) => protocol === 'wss:');
  /** Until when the certificates hold that were seen, by host name. */
  const until = new Map<string, number>();
  let found: { host: string; code: ErrorCode } | null = null;
  let busy = false;
  if (secure.length > 0) {
    session.setCertificateVerifyProc(({ hostname, certificate }, answer) => {
      if (secure.some((url) => url.hostname === hostname))
        until.set(hostname, certificate.validExpiry * 1_000);
      answer(AS_FOUND);
    });
  }

  function settle(url: URL, code: ErrorCode | null): void {
    const next = code && { host: url.host, code };
    if (next?.host === found?.host && next?.code === found?.code) return;
    found = next;
    changed();
  }

  /** Chromium names the gravest fault only; an expired certificate has to be renewed whoever signed it. */
  function codeOf(message: string, { hostname }: URL): ErrorCode | null {
    if (!message.includes('ERR_CERT_')) return null;
    const expired =
      message.includes('ERR_CERT_DATE_INVALID') || (until.get(hostname) ?? Infinity) < Date.now();
    if (expired) return 'E_PBX_CERT_EXPIRED';
    return message.includes('ERR_CERT_COMMON_NAME_INVALID') ? 'E_PBX_CERT_NAME' : 'E_PBX_CERT_UNTRUSTED';
  }

  return {
    look({ socket, problem }) {
      const url = secure.find(({ host }) => host === problem?.params['url']);
      if (socket !== 'closed' || !url || busy) return;
      busy = true;
      const request = net.request({ method: 'HEAD', url: `https://${url.host}/`, session });
      const done = (code: ErrorCode | null): void => {
        if (!busy) return;
        busy = false;
        clearTimeout(timer);
        settle(url, code);
        request.abort();
      };
      const timer = setTimeout(() => done(null), LONGEST_MS);
      request.on('response', () => done(null));
      request.on('error', (error) => done(codeOf(error.message, url)));
      request.end();
    },
    named(problem) {
      if (!found || problem?.code !== 'E_PBX_UNREACHABLE') return problem;
      return problem.params['url'] === found.host ? refuse(found.code, problem.params).refusal : problem;
    },
  };
}
