import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ErrorCode } from '../../../shared/contract/errors.ts';
import type { HandOff } from '../../../shared/domain/handoff.ts';
import type { Incident } from '../../../shared/domain/incident.ts';

const TIMEOUT_MS = 10_000;
const LARGEST_REPLY = 64 * 1024;

/** How a delivery went. `acknowledged` when the agency's own system said so at once. */
export type Delivery =
  | { kind: 'sent'; note: string; acknowledgedBy: string | null }
  | { kind: 'failed'; error: ErrorCode };

const Reply = z.object({ state: z.literal('acknowledged'), receivedBy: z.string().max(200).default('') });

/** The body of docs/webhook.md. */
export function webhookBody(handOff: HandOff, station: string, incident: Incident | undefined): string {
  // The answers are for the guide that asked; what they mean is in the priority and the fields.
  const { answers: _, ...fields } = handOff.snapshot.fields;
  return JSON.stringify({
    format: 'siaga112-handoff',
    version: 1,
    handOffId: handOff.id,
    agency: handOff.agencyId,
    station,
    createdAt: new Date(handOff.times.queued ?? 0).toISOString(),
    createdBy: handOff.createdBy,
    incident: {
      id: handOff.incidentId,
      number: handOff.snapshot.number,
      createdAt: incident ? new Date(incident.createdAt).toISOString() : null,
      ...fields,
      priority: handOff.snapshot.priority,
    },
  });
}

/** `sha256=` and the hex HMAC-SHA-256 (RFC 2104) over `timestamp.body`. */
export const signature = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/**
 * Sends once. The receiver acts once however often it is sent, by `Idempotency-Key`.
 * Never throws: what can go wrong on a network is an ordinary outcome.
 */
export async function postWebhook(options: {
  url: string;
  secret: string;
  key: string;
  body: string;
  now: number;
  signal: AbortSignal;
}): Promise<Delivery> {
  const timestamp = String(Math.floor(options.now / 1000));
  try {
    const response = await fetch(options.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': options.key,
        'x-siaga-timestamp': timestamp,
        'x-siaga-signature': signature(options.secret, timestamp, options.body),
      },
      body: options.body,
    });
    const text = await readSome(response);
    if (!response.ok) return { kind: 'failed', error: 'E_WEBHOOK_HTTP' };
    const reply = Reply.safeParse(parseJson(text));
    return {
      kind: 'sent',
      note: `HTTP ${response.status}`,
      acknowledgedBy: reply.success ? reply.data.receivedBy : null,
    };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return { kind: 'failed', error: timedOut ? 'E_WEBHOOK_TIMEOUT' : 'E_WEBHOOK_UNREACHABLE' };
  }
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
