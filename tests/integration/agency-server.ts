import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** An agency's own system: a real HTTP server that keeps what it was sent. */
export interface AgencyServer {
  url: string;
  port: number;
  received: Received[];
  /** How it answers from now on. */
  answer: (response: ServerResponse, request: IncomingMessage) => void;
  /** When it has received so many. */
  got(count: number): Promise<Received>;
  close(): Promise<void>;
}

export async function agencyServer(port = 0): Promise<AgencyServer> {
  const waiting: { count: number; resolve: (received: Received) => void }[] = [];
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      const one = { headers: request.headers, body };
      received.push(one);
      agency.answer(response, request);
      for (const { resolve } of waiting.filter((w) => w.count === received.length)) resolve(one);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = (server.address() as AddressInfo).port;
  const agency: AgencyServer = {
    url: `http://127.0.0.1:${bound}/112`,
    port: bound,
    received,
    answer: (response) => void response.end(),
    got(count) {
      const last = received[count - 1];
      return last ? Promise.resolve(last) : new Promise((resolve) => waiting.push({ count, resolve }));
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return agency;
}
