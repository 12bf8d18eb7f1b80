import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { createRegistrar } from './registrar.ts';

const LOOPBACK = '127.0.0.1';
/** Bytes; no message of a telephone is near it. */
const LARGEST_MESSAGE = 65_536;

export interface Relay {
  /** With the secret that only our own windows are told. */
  readonly url: string;
  close(): void;
}

/**
 * SIP over WebSocket (RFC 7118) for the windows of this app: on loopback only, for pages of `origin` that know the
 * secret of this start. Another program or a web page on this PC is not let in.
 */
export function openRelay(origin: string): Promise<Relay> {
  const secret = `/${randomBytes(24).toString('base64url')}`;
  const registrar = createRegistrar();
  const server = new WebSocketServer({
    host: LOOPBACK,
    port: 0,
    maxPayload: LARGEST_MESSAGE,
    handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false),
    verifyClient: ({ origin: page, req }: { origin: string; req: { url?: string } }) =>
      page === origin && isSame(req.url ?? '', secret),
  });
  server.on('connection', (socket) => {
    const station = registrar.join({ send: (message) => socket.send(message) });
    socket.on('message', (data) => station.received(String(data)));
    socket.on('close', () => station.left());
    socket.on('error', () => socket.terminate());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `ws://${LOOPBACK}:${port}${secret}`,
        close() {
          for (const socket of server.clients) socket.terminate();
          server.close();
        },
      });
    });
  });
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
