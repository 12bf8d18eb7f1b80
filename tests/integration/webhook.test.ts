import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { HandOff } from '../../shared/domain/handoff.ts';
import { AgencyId, type HandOffId, newHandOffId } from '../../shared/domain/ids.ts';
import { agencies } from './agencies.ts';
import { agencyServer } from './agency-server.ts';
import { begunForm } from './calls.ts';
import type { CoreProcess, StartOptions } from './core-process.ts';
import { test as base, expect } from './fixture.ts';

const damkar = AgencyId.parse('damkar');
const SECRET = 'rahasia-uji-coba-112';

const options = (url: string): StartOptions => ({
  agencies: agencies({
    damkar: [
      { kind: 'webhook', url },
      { kind: 'manual', contact: '' },
    ],
  }),
  secrets: { webhook: { [damkar]: SECRET }, inbound: {}, smtp: null },
});

const test = base.extend<{ agency: Awaited<ReturnType<typeof agencyServer>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures that are used from the pattern
  agency: async ({}, use) => {
    const agency = await agencyServer();
    await use(agency);
    await agency.close();
  },
});

async function press(core: CoreProcess): Promise<HandOffId> {
  await core.hears('opened');
  const { incidentId } = await begunForm(core);
  const handOffId = newHandOffId();
  const pressed = await core.tell('handoff.create', { handOffId, incidentId, agencyId: damkar });
  expect(pressed).toMatchObject({ state: 'queued', channel: 'webhook' });
  return handOffId;
}

const until = (core: CoreProcess, id: HandOffId, fits: (handOff: HandOff) => boolean): Promise<HandOff> =>
  core.event('handoff.changed', (handOff) => handOff.id === id && fits(handOff));

test('a hand-off reaches the agency signed, and its acknowledgement comes back', async ({
  start,
  agency,
}) => {
  agency.answer = (response) => response.end(JSON.stringify({ state: 'acknowledged', receivedBy: 'Piket' }));
  const core = start(options(agency.url));
  const id = await press(core);
  const { headers, body } = await agency.got(1);
  const timestamp = String(headers['x-siaga-timestamp']);
  expect(headers['x-siaga-signature']).toBe(
    `sha256=${createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex')}`,
  );
  expect(headers['idempotency-key']).toBe(id);
  expect(JSON.parse(body)).toMatchObject({
    format: 'siaga112-handoff',
    handOffId: id,
    agency: 'damkar',
    incident: { whatHappened: 'Kebakaran di pasar' },
  });
  expect(await until(core, id, ({ state }) => state === 'acknowledged')).toMatchObject({
    receivedBy: 'Piket',
    attempts: 1,
  });
});

test('an agency that answers 500 gets the same hand-off again, and once it is well it has been told once', async ({
  start,
  agency,
}) => {
  agency.answer = (response) => response.writeHead(500).end('{"state":"acknowledged"}');
  const core = start(options(agency.url));
  const id = await press(core);
  const failed = await until(core, id, ({ attempts }) => attempts === 1);
  expect(failed).toMatchObject({ state: 'queued', lastError: 'E_WEBHOOK_HTTP' });
  expect(failed.nextAttemptAt).not.toBeNull();
  agency.answer = (response) => void response.end();
  expect(await until(core, id, ({ state }) => state === 'sent')).toMatchObject({
    attempts: 2,
    lastError: null,
  });
  expect(agency.received.map(({ headers }) => headers['idempotency-key'])).toEqual([id, id]);
  expect(new Set(agency.received.map(({ body }) => body)).size).toBe(1);
});

test.for([
  ['nonsense', (agency) => (agency.answer = (response) => void response.end('\u0000<<<not json'))],
  [
    'a wrong shape',
    (agency) => (agency.answer = (response) => void response.end('{"state":42,"receivedBy":[]}')),
  ],
  [
    'a million characters',
    (agency) => (agency.answer = (response) => void response.end('x'.repeat(1_000_000))),
  ],
] as [string, (agency: Awaited<ReturnType<typeof agencyServer>>) => void][])(
  'an agency that takes the hand-off and answers %s has got it, but has not acknowledged it',
  async ([, prepare], { start, agency }) => {
    prepare(agency);
    const core = start(options(agency.url));
    const id = await press(core);
    const sent = await until(core, id, ({ state }) => state === 'sent');
    expect(sent.times.acknowledged).toBeUndefined();
  },
);

test('an address where no web server speaks leaves the hand-off queued', async ({ start }) => {
  const server = createServer((socket) => void socket.end('SSH-2.0-bukan-web\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const core = start(options(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
  const id = await press(core);
  expect(await until(core, id, ({ attempts }) => attempts === 1)).toMatchObject({
    state: 'queued',
    lastError: 'E_WEBHOOK_UNREACHABLE',
  });
  server.close();
});

test('an agency that sends elsewhere is not followed', async ({ start, agency }) => {
  agency.answer = (response) => response.writeHead(302, { location: agency.url }).end();
  const core = start(options(agency.url));
  const id = await press(core);
  expect(await until(core, id, ({ attempts }) => attempts === 1)).toMatchObject({
    state: 'failed',
    lastError: 'E_WEBHOOK_REDIRECT',
  });
});

test('an agency that never answers is given up on, and the form is saved meanwhile', async ({
  start,
  agency,
}) => {
  agency.answer = () => undefined;
  const core = start(options(agency.url));
  const id = await press(core);
  await agency.got(1);
  const { incidents } = await core.tell('desk.snapshot', {});
  await core.tell('incident.edit', { incidentId: incidents[0]!.id, changes: { victims: 2 } });
  expect(await until(core, id, ({ attempts }) => attempts === 1)).toMatchObject({
    state: 'queued',
    lastError: 'E_WEBHOOK_TIMEOUT',
  });
  expect(await core.tell('handoff.cancel', { handOffId: id, reason: '' })).toMatchObject({
    state: 'cancelled',
  });
});

test('without a network the hand-off waits, the manual way works at once, and then nothing is sent any more', async ({
  start,
}) => {
  const gone = await agencyServer();
  await gone.close();
  const core = start(options(gone.url));
  const id = await press(core);
  expect(await until(core, id, ({ attempts }) => attempts === 1)).toMatchObject({
    state: 'queued',
    lastError: 'E_WEBHOOK_UNREACHABLE',
  });
  const reached = await core.tell('handoff.manual', {
    handOffId: id,
    way: 'radio',
    receivedBy: 'Pos Mojoagung',
  });
  expect(reached).toMatchObject({ state: 'acknowledged', way: 'radio', nextAttemptAt: null });
  const back = await agencyServer(gone.port);
  expect(await core.ask('handoff.retry', { handOffId: id })).toMatchObject({
    ok: false,
    refusal: { code: 'E_HANDOFF_STEP' },
  });
  // A second hand-off is sent and is the only one that arrives.
  const { incidents } = await core.tell('desk.snapshot', {});
  await core.tell('handoff.advance', { handOffId: id, to: 'done' });
  const second = newHandOffId();
  await core.tell('handoff.create', { handOffId: second, incidentId: incidents[0]!.id, agencyId: damkar });
  await until(core, second, ({ state }) => state === 'sent');
  expect(back.received.map(({ headers }) => headers['idempotency-key'])).toEqual([second]);
  await back.close();
});

test('when the network is back, what was queued goes out, also after the core was killed in between', async ({
  start,
}) => {
  const gone = await agencyServer();
  await gone.close();
  const first = start(options(gone.url));
  const id = await press(first);
  await until(first, id, ({ attempts }) => attempts >= 1);
  await first.kill();
  const back = await agencyServer(gone.port);
  const second = start(options(gone.url));
  await second.hears('opened');
  expect(await until(second, id, ({ state }) => state === 'sent')).toMatchObject({ lastError: null });
  expect(back.received.map(({ headers }) => headers['idempotency-key'])).toEqual([id]);
  await back.close();
});

test('pressed again by hand, a waiting hand-off goes out at once under the same key', async ({
  start,
  agency,
}) => {
  agency.answer = (response) => response.writeHead(502).end();
  const core = start(options(agency.url));
  const id = await press(core);
  await until(core, id, ({ attempts }) => attempts === 1);
  agency.answer = (response) => void response.end();
  await core.tell('handoff.retry', { handOffId: id });
  await until(core, id, ({ state }) => state === 'sent');
  expect(new Set(agency.received.map(({ headers }) => headers['idempotency-key']))).toEqual(new Set([id]));
});

test('an agency without a key is not sent to, and the operator learns why', async ({ start, agency }) => {
  const core = start({ ...options(agency.url), secrets: { webhook: {}, inbound: {}, smtp: null } });
  const id = await press(core);
  expect(await until(core, id, ({ attempts }) => attempts === 1)).toMatchObject({
    lastError: 'E_WEBHOOK_NO_SECRET',
  });
  expect(agency.received).toEqual([]);
});

test('an agency that hangs does not keep the core from closing', async ({ start, agency }) => {
  agency.answer = () => undefined;
  const core = start(options(agency.url));
  await press(core);
  await agency.got(1);
  await core.close();
  expect(core.child.exitCode).toBe(0);
});
