import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { z } from 'zod';
import type { Inbound } from '../../../../shared/config/schema.ts';
import type { Result } from '../../../../shared/contract/errors.ts';
import { AgencyId, HandOffId } from '../../../../shared/domain/ids.ts';
import { Report } from '../channels/webhook.ts';
import { createLimit } from './limit.ts';
import { createReplayGuard, isSigned } from './verify.ts';

const PATH = '/v1/answers';
const LARGEST_BODY = 8 * 1024;
const MOST_CONNECTIONS = 64;
const REQUEST_MS = 5_000;
const TELL_EVERY_MS = 60_000;

const Answer = Report.extend({ handOffId: HandOffId });
export type InboundAnswer = z.infer<typeof Answer>;

/** Why requests were refused, counted until they are told of. */
type Reason = 'busy' | 'form' | 'signature' | 'replay' | 'unknown' | 'step' | 'failed';

export interface InboundServer {
  stop(): void;
}

/**
 * Where agencies' own systems answer (docs/webhook.md). Whatever is not a signed, fresh and fitting answer to a
 * hand-off of that agency changes nothing. It does as little as it can for those who may not talk to it.
 */
export function startInbound(
  where: Inbound,
  options: {
    secret: (agency: AgencyId) => string | undefined;
    /** Carries the answer out; what it returns decides the status. */
    answer: (agency: AgencyId, answer: InboundAnswer) => Result<unknown>;
    listening: (port: number) => void;
    failed: (cause: string) => void;
    line: (level: 'info' | 'warn', text: string) => void;
  },
): InboundServer {
  const replays = createReplayGuard();
  // Before anything is read, so that a flood costs little; and again for those who are not who they say.
  const all = createLimit(100, 50);
  const guesses = createLimit(20, 5);
  const refused = new Map<Reason, number>();
  let taken = 0;
  let telling: NodeJS.Timeout | undefined;

  const tell = (): void => {
    telling = undefined;
    const counts = [...refused].map(([reason, count]) => `${reason} ${count}`).join(', ');
    options.line('warn', `inbound: refused ${counts}; taken ${taken}`);
    refused.clear();
    taken = 0;
  };
  const count = (reason: Reason): void => {
    refused.set(reason, (refused.get(reason) ?? 0) + 1);
    telling ??= setTimeout(tell, TELL_EVERY_MS);
  };

  const reply = (response: ServerResponse, status: number, body: object): void => {
    const text = JSON.stringify(body);
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      ...(status === 429 ? { 'retry-after': '1', connection: 'close' } : {}),
    });
    response.end(text);
  };
  const refuse = (response: ServerResponse, status: number, reason: Reason): void => {
    count(reason);
    reply(response, status, { error: reason });
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== PATH) return refuse(response, 404, 'form');
    const agency = AgencyId.safeParse(request.headers['x-siaga-agency']);
    const timestamp = String(request.headers['x-siaga-timestamp'] ?? '');
    const signed = String(request.headers['x-siaga-signature'] ?? '');
    const body = await readBody(request);
    if (!body) return refuse(response, 413, 'form');
    const secret = agency.success ? options.secret(agency.data) : undefined;
    const now = Date.now();
    // One answer for an unknown agency and a wrong signature: neither is told which.
    if (!agency.success || !secret || !isSigned(secret, { timestamp, signature: signed }, body, now)) {
      return guesses.take() ? refuse(response, 401, 'signature') : refuse(response, 429, 'busy');
    }
    if (!replays.isNew(signed, now)) return refuse(response, 409, 'replay');
    const parsed = Answer.safeParse(parseJson(body));
    if (!parsed.success) return refuse(response, 400, 'form');
    const done = options.answer(agency.data, parsed.data);
    if (done.ok) {
      taken += 1;
      return reply(response, 200, { state: parsed.data.state });
    }
    const { code } = done.refusal;
    if (code === 'E_NOT_FOUND') return refuse(response, 404, 'unknown');
    return refuse(response, 409, 'step');
  }

  const server = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS },
    (request, response) => {
      if (!all.take()) {
        refuse(response, 429, 'busy');
        // What else it sends is not even read.
        request.destroy();
        return;
      }
      handle(request, response).catch(() => {
        count('failed');
        if (!response.headersSent) reply(response, 503, { error: 'failed' });
      });
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.on('drop', () => count('busy'));
  server.on('clientError', (_error, socket: Socket) => {
    count('form');
    socket.destroy();
  });
  server.on('error', (error: NodeJS.ErrnoException) => options.failed(error.code ?? 'unknown'));
  server.listen(where.port, where.host, () => {
    const address = server.address();
    options.listening(typeof address === 'object' && address ? address.port : where.port);
  });

  return {
    stop() {
      clearTimeout(telling);
      if (telling) tell();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Null for one that is too long. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
