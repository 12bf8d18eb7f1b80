import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ErrorCode } from '../../../../shared/contract/errors.ts';
import { AgencyState } from '../../../../shared/domain/handoff.ts';
import type { AgencyId } from '../../../../shared/domain/ids.ts';
import { faultCode, isUntrusted } from '../../network-faults.ts';
import type { Answer, Delivery, Outgoing, SendingChannel } from './channel.ts';

const TIMEOUT_MS = 10_000;
const LARGEST_REPLY = 64 * 1024;

/** What an agency says of its work: in its reply, or at the inbound endpoint. */
export const Report = z.object({
  state: AgencyState,
  receivedBy: z.string().max(200).default(''),
  unit: z.string().max(200).default(''),
  reason: z.string().max(500).default(''),
});

/** `sha256=` and the hex HMAC-SHA-256 (RFC 2104) over `timestamp.body`. */
export const signature = (secret: string, timestamp: string, body: string | Buffer): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;

export interface Body {
  contentType: string;
  text: string;
}

/** Signed POST of docs/webhook.md. */
export const webhookChannel = (options: {
  secret: (id: AgencyId) => string | undefined;
  body: (outgoing: Outgoing<'webhook'>) => Body;
}): SendingChannel<'webhook'> => ({
  how: 'sends',
  async send(outgoing, signal) {
    const secret = options.secret(outgoing.agency.id);
    if (!secret) return { kind: 'failed', error: 'E_WEBHOOK_NO_SECRET', hopeless: true };
    const { contentType, text } = options.body(outgoing);
    const own = outgoing.channel.timeoutSeconds;
    const limit = own === null ? TIMEOUT_MS : Math.min(TIMEOUT_MS, own * 1000);
    const timestamp = String(Math.floor(Date.now() / 1000));
    try {
      const response = await fetch(outgoing.channel.url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(limit)]),
        headers: {
          'content-type': contentType,
          'idempotency-key': outgoing.key,
          'x-siaga-timestamp': timestamp,
          'x-siaga-signature': signature(secret, timestamp, text),
        },
        body: text,
      });
      return delivery(response, await readSome(response));
    } catch (error) {
      return { kind: 'failed', ...fault(error) };
    }
  },
});

function delivery(response: Response, text: string): Delivery {
  const { status } = response;
  if (response.ok) return { kind: 'sent', note: `HTTP ${status}`, answer: answerIn(text) };
  // The receiver has this key already: a reply of an earlier attempt was lost (RFC 9110 §15.5.10).
  if (status === 409) return { kind: 'sent', note: `HTTP ${status}`, answer: answerIn(text) };
  if (status === 429 || status === 503) {
    const wait = retryAfter(response.headers.get('retry-after'));
    return { kind: 'failed', error: 'E_WEBHOOK_BUSY', ...(wait === null ? {} : { wait }) };
  }
  if (status >= 300 && status < 400) return { kind: 'failed', error: 'E_WEBHOOK_REDIRECT', hopeless: true };
  // 408 and 425 ask for the same request again; every other 4xx refuses it.
  if (status >= 400 && status < 500 && status !== 408 && status !== 425)
    return { kind: 'failed', error: 'E_WEBHOOK_REFUSED', hopeless: true };
  return { kind: 'failed', error: 'E_WEBHOOK_HTTP' };
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3), in milliseconds. */
function retryAfter(header: string | null): number | null {
  if (!header) return null;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) && wait > 0 ? wait : null;
}

function answerIn(text: string): Answer | null {
  const report = Report.safeParse(parseJson(text));
  if (!report.success) return null;
  const { state: to, ...rest } = report.data;
  return { to, ...rest };
}

function fault(error: unknown): { error: ErrorCode; hopeless?: true } {
  if (error instanceof Error && error.name === 'TimeoutError') return { error: 'E_WEBHOOK_TIMEOUT' };
  const code = faultCode(error);
  if (isUntrusted(code)) return { error: 'E_WEBHOOK_TLS', hopeless: true };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { error: 'E_WEBHOOK_NAME' };
  return { error: 'E_WEBHOOK_UNREACHABLE' };
}

/** The beginning of a reply: a receiver that never stops talking must not fill the memory. */
async function readSome(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  if (!response.body) return text;
  for await (const chunk of response.body) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > LARGEST_REPLY) break;
  }
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
