/**
 * An agency's webhook in one file: takes hand-offs of a Siaga 112 room (docs/webhook.md), checks that they are
 * genuine and fresh, and acts once on each. Run: SECRET=… node docs/receiver.mjs
 * Put it behind a server that speaks HTTPS; keep the keys in a database rather than in memory.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const secret = process.env['SECRET'] ?? '';
const port = Number(process.env['PORT'] ?? 8113);
const WINDOW_SECONDS = 300;
const LARGEST = 1024 * 1024;
if (secret.length < 16) throw new Error('SECRET must have at least 16 characters.');

/** Keys of what was acted on. */
const known = new Set();

/** @param {import('node:http').IncomingMessage} request */
async function read(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LARGEST) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @param {import('node:http').IncomingHttpHeaders} headers @param {Buffer} body */
function genuine(headers, body) {
  const timestamp = String(headers['x-siaga-timestamp'] ?? '');
  if (!/^\d+$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > WINDOW_SECONDS)
    return false;
  const hmac = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
  const expected = Buffer.from(`sha256=${hmac}`);
  const given = Buffer.from(String(headers['x-siaga-signature'] ?? ''));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const server = createServer(async (request, response) => {
  /** @param {number} status @param {object} answer */
  const reply = (status, answer) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  const body = await read(request);
  if (!body) return reply(413, {});
  if (!genuine(request.headers, body)) return reply(401, {});
  const key = String(request.headers['idempotency-key'] ?? '');
  if (known.has(key)) return reply(409, { state: 'acknowledged' });
  known.add(key);
  const handOff = JSON.parse(body.toString('utf8'));
  console.log(handOff.revision > 0 ? `update ${handOff.revision} of` : 'new', handOff.handOffId);
  console.log(handOff.text);
  return reply(200, { state: 'acknowledged', receivedBy: 'Sistem instansi' });
});
server.listen(port, '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening on port ${typeof address === 'object' ? address?.port : port}`);
});
