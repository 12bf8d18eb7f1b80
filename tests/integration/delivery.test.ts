import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { unprintedSlip } from '../../shared/domain/handoff.ts';
import { newHandOffId } from '../../shared/domain/ids.ts';
import { gaveUpAt, inVain } from '../../shared/handoff/delivery.ts';
import type { WrittenChannel } from './agencies.ts';
import { type AgencyServer, agencyServer } from './agency-server.ts';
import { begunForm } from './calls.ts';
import { certificates } from './certificates.ts';
import { type MailServer, mailServer, PASSWORD } from './mail-server.ts';
import { damkar, openInProcess, press, SECRET } from './open-core.ts';
import { test as base, expect } from './opened.ts';

const test = base.extend<{
  agency: AgencyServer;
  mail: MailServer;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures that are used from the pattern
  mail: async ({}, use) => {
    const mail = await mailServer();
    await use(mail);
    await mail.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures that are used from the pattern
  agency: async ({}, use) => {
    const agency = await agencyServer();
    await use(agency);
    await agency.close();
  },
});

const webhook = (url: string): WrittenChannel => ({ kind: 'webhook', url, timeoutSeconds: 5 });
const keysOf = (agency: AgencyServer) => agency.received.map(({ headers }) => headers['idempotency-key']);

test('an address that the network does not know leaves the hand-off queued', async ({ open }) => {
  const core = open([webhook('https://tidak-ada.invalid/112')]);
  const { handOffId } = await press(core);
  expect(await core.handOff(handOffId, ({ attempts }) => attempts === 1)).toMatchObject({
    state: 'queued',
    lastError: 'E_WEBHOOK_NAME',
  });
});

test('a certificate that is expired or signed by nobody known is not sent to; a good one is', async ({
  open,
  folder,
}) => {
  const made = certificates(folder);
  const received: string[] = [];
  const serve = async (cert: string) => {
    const server = createServer({ key: made.key, cert }, (request, response) => {
      received.push(String(request.headers['idempotency-key']));
      request.resume().on('end', () => response.end());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/112` };
  };
  const before = tls.getCACertificates('default');
  const [good, expired] = await Promise.all([serve(made.good), serve(made.expired)]);
  const core = open([webhook(good.url)]);
  const untrusted = await press(core);
  expect(await core.handOff(untrusted.handOffId, ({ attempts }) => attempts === 1)).toMatchObject({
    state: 'failed',
    lastError: 'E_WEBHOOK_TLS',
  });
  tls.setDefaultCACertificates([...before, made.ca]);
  try {
    await core.tell('handoff.retry', { handOffId: untrusted.handOffId });
    await core.handOff(untrusted.handOffId, ({ state }) => state === 'sent');
    const { agencies } = await core.tell('desk.snapshot', {});
    const damkarNow = agencies.find(({ id }) => id === damkar)!;
    await core.tell('agency.configure', { agency: { ...damkarNow, channels: [webhook(expired.url)] } });
    const late = await press(core);
    expect(await core.handOff(late.handOffId, ({ attempts }) => attempts === 1)).toMatchObject({
      lastError: 'E_WEBHOOK_TLS',
    });
    expect(received).toEqual([untrusted.handOffId]);
  } finally {
    tls.setDefaultCACertificates(before);
    for (const { server } of [good, expired]) server.close();
  }
});

test.for([
  [301, 'E_WEBHOOK_REDIRECT', 'failed'],
  [400, 'E_WEBHOOK_REFUSED', 'failed'],
  [401, 'E_WEBHOOK_REFUSED', 'failed'],
  [429, 'E_WEBHOOK_BUSY', 'queued'],
  [500, 'E_WEBHOOK_HTTP', 'queued'],
] as const)(
  'an answer %i is said to be %s, and where nothing else leads to the agency the hand-off is %s',
  async ([status, error, state], { open, agency }) => {
    agency.answer = (response) => response.writeHead(status, { location: agency.url }).end();
    const core = open([webhook(agency.url)]);
    const { handOffId } = await press(core);
    expect(await core.handOff(handOffId, ({ attempts }) => attempts === 1)).toMatchObject({
      state,
      lastError: error,
    });
  },
);

test('an agency that says it has this key already has got it', async ({ open, agency }) => {
  agency.answer = (response) => response.writeHead(409).end('{"state":"acknowledged","receivedBy":"Piket"}');
  const core = open([webhook(agency.url)]);
  const { handOffId } = await press(core);
  expect(await core.handOff(handOffId, ({ state }) => state === 'acknowledged')).toMatchObject({
    receivedBy: 'Piket',
    sources: { queued: 'operator', sent: 'system', acknowledged: 'agency' },
  });
});

test('an agency that asks to be left alone for a while is left alone for that long', async ({
  open,
  agency,
}) => {
  agency.answer = (response) => response.writeHead(429, { 'retry-after': '40' }).end();
  const core = open([webhook(agency.url)]);
  const { handOffId } = await press(core);
  const { nextAttemptAt, channelSince } = await core.handOff(handOffId, ({ attempts }) => attempts === 1);
  // Longer than the first step of our own back-off, and no longer than we ever wait.
  expect(nextAttemptAt! - channelSince).toBeGreaterThan(35_000);
  expect(nextAttemptAt! - Date.now()).toBeLessThanOrEqual(60_000);
});

test('an agency that answers letter by letter is given up on in its time', async ({ open, agency }) => {
  agency.answer = (response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('x'), 200);
    response.on('close', () => clearInterval(drip));
  };
  const core = open([webhook(agency.url)]);
  const { handOffId } = await press(core);
  expect(await core.handOff(handOffId, ({ attempts }) => attempts === 1)).toMatchObject({
    lastError: 'E_WEBHOOK_TIMEOUT',
  });
});

test('an answer of a hundred megabytes is not read to its end', async ({ open, agency }) => {
  let sent = 0;
  agency.answer = (response) => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const more = (): void => {
      while (sent < 100 && !response.destroyed) {
        sent += 1;
        if (!response.write(chunk)) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  };
  const core = open([webhook(agency.url)]);
  const { handOffId } = await press(core);
  await core.handOff(handOffId, ({ state }) => state === 'sent');
  expect(sent).toBeLessThan(100);
});

test('every state that an agency can answer with is taken, with its unit', async ({ open, agency }) => {
  agency.answer = (response) =>
    void response.end(JSON.stringify({ state: 'en_route', unit: 'DMK-2', receivedBy: 'Posko' }));
  const core = open([webhook(agency.url)]);
  const { handOffId } = await press(core);
  expect(await core.handOff(handOffId, ({ state }) => state === 'en_route')).toMatchObject({
    unit: 'DMK-2',
    sources: { en_route: 'agency' },
  });
});

test('a channel that refuses gives way to the next at once', async ({ open, agency }) => {
  agency.answer = (response) => response.writeHead(400).end();
  const core = open([webhook(agency.url), { kind: 'print' }, { kind: 'manual', contact: '' }]);
  const { handOffId, incidentId } = await press(core);
  const slip = await core.event('handoff.print', (one) => one.handOffId === handOffId);
  expect(slip.text).toContain('Kebakaran di pasar');
  await core.tell('handoff.printed', { handOffId, revision: 0, printed: true, note: 'PDF' });
  expect((await core.tell('handoff.list', { incidentId }))[0]).toMatchObject({
    state: 'sent',
    channel: 'print',
    reroutes: 1,
  });
});

test('a slip that lies in a folder says so until its update is on paper', async ({ open }) => {
  const core = open([{ kind: 'print' }]);
  const { handOffId, incidentId } = await press(core);
  await core.event('handoff.print', (slip) => slip.handOffId === handOffId);
  await core.tell('handoff.printed', { handOffId, revision: 0, printed: true, note: 'lembar.pdf' });
  const inFolder = await core.handOff(handOffId, ({ state }) => state === 'sent');
  expect(unprintedSlip(inFolder)).toBe('lembar.pdf');
  await core.tell('incident.edit', { incidentId, changes: { victims: 3 } });
  await core.tell('handoff.resend', { handOffId });
  await core.event('handoff.print', ({ revision }) => revision === 1);
  await core.tell('handoff.printed', { handOffId, revision: 1, printed: true, note: '' });
  const onPaper = await core.handOff(
    handOffId,
    ({ revision, pending }) => revision === 1 && pending === null,
  );
  expect(unprintedSlip(onPaper)).toBeNull();
});

test('an agency that has answered needs no slip any more, until an update of it lies in the folder too', async ({
  open,
}) => {
  const core = open([{ kind: 'print' }]);
  const { handOffId, incidentId } = await press(core);
  await core.event('handoff.print', (slip) => slip.handOffId === handOffId);
  await core.tell('handoff.printed', { handOffId, revision: 0, printed: true, note: 'satu.pdf' });
  await core.handOff(handOffId, ({ state }) => state === 'sent');
  const answered = await core.tell('handoff.advance', { handOffId, to: 'en_route' });
  expect(unprintedSlip(answered)).toBeNull();
  await core.tell('incident.edit', { incidentId, changes: { victims: 3 } });
  await core.tell('handoff.resend', { handOffId });
  await core.event('handoff.print', ({ revision }) => revision === 1);
  await core.tell('handoff.printed', { handOffId, revision: 1, printed: true, note: 'dua.pdf' });
  const updated = await core.handOff(
    handOffId,
    ({ revision, pending }) => revision === 1 && pending === null,
  );
  expect(updated.state).toBe('en_route');
  expect(unprintedSlip(updated)).toBe('dua.pdf');
  const told = await core.tell('handoff.manual', { handOffId, way: 'radio', receivedBy: 'Pak Agus' });
  expect(unprintedSlip(told)).toBeNull();
});

test('a slip that could not even become a file is asked for again, at once when the operator says so', async ({
  open,
}) => {
  const core = open([{ kind: 'print' }]);
  const { handOffId } = await press(core);
  await core.event('handoff.print', (slip) => slip.handOffId === handOffId);
  const before = Date.now();
  await core.tell('handoff.printed', { handOffId, revision: 0, printed: false, note: 'ENOSPC' });
  const failed = await core.handOff(handOffId, ({ attempts }) => attempts === 1);
  expect(failed).toMatchObject({ state: 'queued', channel: 'print', lastError: 'E_PRINT_FAILED' });
  expect(failed.nextAttemptAt).toBeGreaterThan(before);
  await core.tell('handoff.retry', { handOffId });
  let asked = 0;
  await core.event('handoff.print', (slip) => slip.handOffId === handOffId && ++asked === 2);
});

test('what was edited goes out as an update under a key of its own, with what changed', async ({
  open,
  agency,
}) => {
  const core = open([webhook(agency.url)]);
  const { handOffId, incidentId } = await press(core);
  await core.handOff(handOffId, ({ state }) => state === 'sent');
  expect(await core.ask('handoff.resend', { handOffId })).toMatchObject({
    refusal: { code: 'E_HANDOFF_SAME' },
  });
  await core.tell('incident.edit', { incidentId, changes: { victims: 3, access: 'Gang sempit' } });
  const preview = await core.tell('handoff.preview', { incidentId, agencyId: damkar, channel: 'webhook' });
  const pending = await core.tell('handoff.resend', { handOffId });
  expect(pending).toMatchObject({ state: 'sent', revision: 1, updates: [{ sentAt: null }] });
  const { headers, body } = await agency.got(2);
  expect(headers['idempotency-key']).toBe(`${handOffId}.1`);
  const message = JSON.parse(body);
  expect(message).toMatchObject({ revision: 1, changed: ['victims', 'access'], incident: { victims: 3 } });
  expect(message.text).toBe(preview.text);
  expect(preview.text).toContain('Yang berubah: jumlah korban, akses');
  const told = await core.handOff(
    handOffId,
    ({ pending: waits, revision }) => revision === 1 && waits === null,
  );
  expect(told).toMatchObject({ state: 'sent' });
  expect(told.updates[0]?.sentAt).not.toBeNull();
});

test('what is looked at before is what is sent, to the letter', async ({ open, agency }) => {
  const core = open([webhook(agency.url)]);
  const { incidentId } = await begunForm(core, {
    whatHappened: 'Api <besar> & "asap"\nbaris dua',
    victims: 1,
  });
  const seen = await core.tell('handoff.preview', { incidentId, agencyId: damkar, channel: 'webhook' });
  const handOffId = newHandOffId();
  await core.tell('handoff.create', { handOffId, incidentId, agencyId: damkar });
  const { body } = await agency.got(1);
  const sent = JSON.parse(body);
  const then = JSON.parse(seen.body!.text);
  expect(sent.text).toBe(seen.text);
  expect({ ...then, handOffId, createdAt: sent.createdAt }).toEqual(sent);
});

test('two hundred hand-offs queued while offline all arrive once, in order, and nothing waits for them', async ({
  open,
}) => {
  const gone = await agencyServer();
  await gone.close();
  const core = open([webhook(gone.url)]);
  const { incidentId } = await begunForm(core);
  const ids = Array.from({ length: 200 }, newHandOffId);
  for (const handOffId of ids) {
    const one = await core.tell('incident.create', { incidentId: handOffId as never, callId: null });
    await core.tell('handoff.create', { handOffId, incidentId: one.id, agencyId: damkar });
  }
  await core.tell('incident.edit', { incidentId, changes: { victims: 1 } });
  const back = await agencyServer(gone.port);
  await core.tell('handoff.retry', { handOffId: ids[199]! });
  await core.handOff(ids[199]!, ({ state }) => state === 'sent');
  expect(keysOf(back)).toEqual(ids);
  await back.close();
});

test('a clock that is set back an hour holds no hand-off up', async ({ folder, open }) => {
  const gone = await agencyServer();
  await gone.close();
  const first = openInProcess(folder, [webhook(gone.url)]);
  const { handOffId } = await press(first);
  await first.handOff(handOffId, ({ nextAttemptAt }) => nextAttemptAt !== null);
  first.close();
  const back = await agencyServer(gone.port);
  const real = Date.now;
  Date.now = () => real() - 3_600_000;
  try {
    const core = open([webhook(gone.url)]);
    await core.handOff(handOffId, ({ state }) => state === 'sent');
    expect(keysOf(back)).toEqual([handOffId]);
  } finally {
    Date.now = real;
    await back.close();
  }
});

const mailOf = ({ port }: MailServer) => ({
  secrets: { webhook: { [damkar]: SECRET }, inbound: {}, smtp: PASSWORD },
  mail: { host: '127.0.0.1', port, security: 'none', user: '112', from: '112@uji.example' } as const,
});
const email: WrittenChannel = { kind: 'email', to: ['piket@damkar.example'] };
const refuses = (agency: AgencyServer): void => {
  agency.answer = (response) => response.writeHead(400).end();
};

test('a hand-off that every channel refused has failed, and nothing of it goes out until the operator asks', async ({
  open,
  agency,
  mail,
}) => {
  refuses(agency);
  mail.refusal = { responseCode: 550 };
  const core = open([webhook(agency.url), email, { kind: 'manual', contact: '' }], mailOf(mail));
  const { handOffId, incidentId } = await press(core);
  const failed = await core.handOff(handOffId, ({ state }) => state === 'failed');
  expect(failed).toMatchObject({
    channel: 'email',
    pending: null,
    nextAttemptAt: null,
    lastError: 'E_MAIL_REFUSED',
    sources: { failed: 'system' },
    tried: [
      { channel: 'webhook', error: 'E_WEBHOOK_REFUSED', hopeless: true },
      { channel: 'email', error: 'E_MAIL_REFUSED', hopeless: true },
    ],
  });
  expect(gaveUpAt(failed)).toBe(failed.times.failed);
  // It keeps nobody from handing over anew, nor from closing the incident.
  expect(await core.ask('incident.close', { incidentId, outcome: '' })).toMatchObject({ ok: true });
  await core.tell('incident.reopen', { incidentId });
  agency.answer = (response) => void response.end();
  await core.tell('handoff.retry', { handOffId });
  const sent = await core.handOff(handOffId, ({ state }) => state === 'sent');
  expect(sent).toMatchObject({ channel: 'webhook', lastError: null });
  expect(sent.tried).toBeUndefined();
  expect(keysOf(agency)).toEqual([handOffId, handOffId]);
});

test('while one channel may still come through a hand-off waits, says that all were tried, and goes on', async ({
  open,
  agency,
  mail,
}) => {
  refuses(agency);
  mail.refusal = { responseCode: 450 };
  const core = open([webhook(agency.url), email], mailOf(mail));
  const channels = (await core.tell('desk.snapshot', {})).agencies.find(({ id }) => id === damkar)!;
  const { handOffId } = await press(core);
  const vain = await core.handOff(handOffId, (handOff) => inVain(handOff, channels));
  expect(vain).toMatchObject({ state: 'queued', channel: 'email', lastError: 'E_MAIL_LATER' });
  expect(vain.nextAttemptAt).not.toBeNull();
  expect(agency.received).toHaveLength(1);
  mail.refusal = null;
  await core.handOff(handOffId, ({ state }) => state === 'sent');
  expect(mail.received).toHaveLength(1);
});

test('channels that give way at once take turns no faster than they are tried again', async ({
  open,
  agency,
}) => {
  refuses(agency);
  const core = open([webhook(agency.url), { kind: 'print' }]);
  const { handOffId } = await press(core);
  await core.event('handoff.print', (slip) => slip.handOffId === handOffId);
  await core.tell('handoff.printed', { handOffId, revision: 0, printed: false, note: 'ENOSPC' });
  const waits = await core.handOff(handOffId, ({ reroutes }) => reroutes === 2);
  expect(waits).toMatchObject({ state: 'queued', channel: 'webhook', lastError: 'E_PRINT_FAILED' });
  expect(waits.nextAttemptAt).toBeGreaterThan(waits.channelSince + 20_000);
  expect(agency.received).toHaveLength(1);
});

test('an update that is refused leaves the agency on its way, is known to have failed, and may be sent again', async ({
  open,
  agency,
}) => {
  const core = open([webhook(agency.url)]);
  const { handOffId, incidentId } = await press(core);
  await core.handOff(handOffId, ({ state }) => state === 'sent');
  await core.tell('handoff.advance', { handOffId, to: 'en_route' });
  refuses(agency);
  await core.tell('incident.edit', { incidentId, changes: { victims: 3 } });
  await core.tell('handoff.resend', { handOffId });
  const failed = await core.handOff(handOffId, (handOff) => gaveUpAt(handOff) !== null);
  expect(failed).toMatchObject({
    state: 'en_route',
    pending: null,
    lastError: 'E_WEBHOOK_REFUSED',
    updates: [{ sentAt: null }],
  });
  agency.answer = (response) => void response.end();
  expect(gaveUpAt(await core.tell('handoff.retry', { handOffId }))).toBeNull();
  const told = await core.handOff(handOffId, ({ updates }) => (updates[0]?.sentAt ?? null) !== null);
  expect(told.state).toBe('en_route');
  expect(keysOf(agency)).toEqual([handOffId, `${handOffId}.1`, `${handOffId}.1`]);
});

test('a key that was missing sends what had failed for it, but not what was closed or handed over anew', async ({
  open,
  agency,
}) => {
  const core = open([webhook(agency.url)], { secrets: { webhook: {}, inbound: {}, smtp: null } });
  const [waits, closed, first] = [await press(core), await press(core), await press(core)];
  for (const { handOffId } of [waits, closed, first])
    await core.handOff(handOffId, ({ state }) => state === 'failed');
  await core.tell('incident.close', { incidentId: closed.incidentId, outcome: '' });
  const anew = newHandOffId();
  await core.tell('handoff.create', { handOffId: anew, incidentId: first.incidentId, agencyId: damkar });
  await core.handOff(anew, ({ state }) => state === 'failed');
  core.core.secrets({ webhook: { [damkar]: SECRET }, inbound: {}, smtp: null });
  for (const id of [waits.handOffId, anew]) await core.handOff(id, ({ state }) => state === 'sent');
  expect(keysOf(agency).sort()).toEqual([waits.handOffId, anew].sort());
});

test('what had failed is tried again when its agency is changed, and when the workstation starts again', async ({
  folder,
  open,
  agency,
}) => {
  refuses(agency);
  const first = openInProcess(folder, [webhook(agency.url)]);
  const { handOffId } = await press(first);
  await first.handOff(handOffId, ({ state }) => state === 'failed');
  first.close();
  const core = open([webhook(agency.url)]);
  await core.handOff(handOffId, ({ state, attempts }) => state === 'failed' && attempts === 2);
  agency.answer = (response) => void response.end();
  const { agencies } = await core.tell('desk.snapshot', {});
  const { edited, removed, ...settings } = agencies.find(({ id }) => id === damkar)!;
  await core.tell('agency.configure', { agency: { ...settings, duty: 'Kebakaran' } });
  await core.handOff(handOffId, ({ state }) => state === 'sent');
  expect(new Set(keysOf(agency))).toEqual(new Set([handOffId]));
});

test('one hand-off that an agency refuses does not hold up the next', async ({ open, agency }) => {
  agency.answer = (response) => response.writeHead(agency.received.length === 1 ? 422 : 200).end();
  const core = open([webhook(agency.url)]);
  const refused = await press(core);
  await core.handOff(refused.handOffId, ({ attempts }) => attempts === 1);
  const next = await press(core, 'Pohon tumbang');
  await core.handOff(next.handOffId, ({ state }) => state === 'sent');
});

test('a channel whose time is over gives way to the next, and gets its turn again', async ({ open }) => {
  const gone = await agencyServer();
  await gone.close();
  const core = open([
    webhook(gone.url),
    { kind: 'print', timeoutSeconds: 5 },
    { kind: 'manual', contact: '' },
  ]);
  const { handOffId } = await press(core);
  await core.event('handoff.print', (slip) => slip.handOffId === handOffId);
  // Nobody says that the slip was printed.
  const again = await core.handOff(
    handOffId,
    ({ reroutes, channel }) => reroutes === 2 && channel === 'webhook',
  );
  expect(again).toMatchObject({ state: 'queued' });
});
