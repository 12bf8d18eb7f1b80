import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { openRelay, type Relay } from '../../electron/main/training/relay.ts';

const ORIGIN = 'app://siaga';
let relay: Relay;
beforeEach(async () => {
  relay = await openRelay(ORIGIN);
});
afterEach(() => relay.close());

/** How an attempt to come in ends: the subprotocol that was agreed on, or why not. */
function knock(url: string, origin: string, protocol = 'sip'): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, protocol, { origin });
    socket.once('open', () => {
      resolve(socket.protocol);
      socket.terminate();
    });
    socket.once('error', ({ message }) => resolve(message));
  });
}

test('our own windows come in, and speak SIP', async () => {
  expect(await knock(relay.url, ORIGIN)).toBe('sip');
});

test('a web page on this PC does not, nor a program that does not know the secret', async () => {
  expect(await knock(relay.url, 'https://example.org')).toContain('401');
  expect(await knock(`${relay.url}x`, ORIGIN)).toMatch(/40[01]/);
  expect(await knock(new URL('/', relay.url).href, ORIGIN)).toMatch(/40[01]/);
});

test('nobody else on the network reaches it', async () => {
  expect(new URL(relay.url).hostname).toBe('127.0.0.1');
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of others) {
    const url = new URL(relay.url);
    url.hostname = address;
    expect(await knock(url.href, ORIGIN)).toContain('ECONNREFUSED');
  }
});

test('each start has another secret', async () => {
  const other = await openRelay(ORIGIN);
  expect(new URL(other.url).pathname).not.toBe(new URL(relay.url).pathname);
  other.close();
});
