import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { openDatabase } from '../../electron/core/database/open.ts';
import { blanked } from '../../electron/core/log/chain.ts';
import { rebuild } from '../../electron/core/log/rebuild.ts';
import { verify } from '../../electron/core/log/verify.ts';
import type { CommandInput } from '../../shared/contract/index.ts';
import { Call } from '../../shared/domain/call.ts';
import type { CallLocation } from '../../shared/domain/call-location.ts';
import { type CallId, newCallId } from '../../shared/domain/ids.ts';
import { geopriv, presence } from '../unit/pidf.ts';
import { type AgencyServer, agencyServer } from './agency-server.ts';
import type { Asking } from './asking.ts';
import { hangUp } from './calls.ts';
import { certificates } from './certificates.ts';
import { test as base, expect } from './fixture.ts';
import { type OpenCore, openInProcess } from './open-core.ts';
import { projections } from './projections.ts';

/** `places`: where the PBX keeps its callers' places. */
const test = base.extend<{ places: AgencyServer; open: (hosts?: string[]) => OpenCore }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures that are used from the pattern
  places: async ({}, use) => {
    const places = await agencyServer();
    await use(places);
    await places.close();
  },
  open: async ({ folder }, use) => {
    const opened: OpenCore[] = [];
    await use((locationHosts = ['127.0.0.1']) => {
      const core = openInProcess(folder, [{ kind: 'manual', contact: '' }], { locationHosts });
      opened.push(core);
      return core;
    });
    for (const core of opened) core.close();
  },
});

const document = presence(
  geopriv(
    '<gs:Circle xmlns:gs="http://www.opengis.net/pidflo/1.0" srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>-7.546 112.233</gml:pos><gs:radius uom="urn:ogc:def:uom:EPSG::9001">350</gs:radius></gs:Circle>',
  ),
);

async function ring({ tell }: Asking, url: string, change: Partial<CommandInput<'call.ring'>> = {}) {
  const callId = newCallId();
  await tell('call.ring', {
    callId,
    at: Date.now(),
    number: '081234567890',
    displayName: '',
    sipCallId: callId,
    training: false,
    location: { headers: [`<${url}>`], parts: [] },
    ...change,
  });
  return callId;
}

/** The place of a call, once it is more than a reference. */
async function placed(core: OpenCore, id: CallId): Promise<CallLocation | undefined> {
  const is = (call: Call) =>
    call.id === id &&
    call.direction === 'in' &&
    call.location !== undefined &&
    call.location.kind !== 'reference';
  const call = await core.event('call.changed', is);
  return call.direction === 'in' ? call.location : undefined;
}

const failed = (failure: string) => ({ kind: 'unreadable', failure });

test('the PBX is asked once, as little as possible is told, and the call has its place', async ({
  open,
  places,
}) => {
  places.answer = (response) =>
    response.writeHead(200, { 'content-type': 'application/pidf+xml' }).end(document);
  const core = open();
  const id = await ring(core, places.url);
  expect(await placed(core, id)).toMatchObject({
    kind: 'position',
    shape: 'circle',
    point: { lat: -7.546, lon: 112.233 },
    radius: 350,
    method: 'Cell',
  });
  await core.tell('call.answer', { callId: id, at: Date.now() });
  await hangUp(core, id);
  // The last entry of the call would come after a second question.
  expect(places.received).toHaveLength(1);
  const [{ headers, body } = { headers: {}, body: '?' }] = places.received;
  expect(headers.accept).toBe('application/pidf+xml');
  expect(headers.cookie).toBeUndefined();
  expect(headers.authorization).toBeUndefined();
  expect(headers.referer).toBeUndefined();
  expect(body).toBe('');
  expect(core.lines).toEqual([]);
});

test('neither the ring nor the answer waits for it; it is given up after its time', {
  timeout: 20_000,
}, async ({ open, places }) => {
  // A byte now and then keeps a connection alive for ever.
  const drips = new Set<NodeJS.Timeout>();
  places.answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/pidf+xml' });
    drips.add(setInterval(() => response.write(' '), 100));
  };
  const core = open();
  try {
    const id = await ring(core, places.url);
    await places.got(1);
    await core.tell('call.answer', { callId: id, at: Date.now() });
    const talking = await core.event('call.changed', (call) => call.id === id && call.state === 'talking');
    expect(talking).toMatchObject({ location: { kind: 'reference' } });
    expect(await placed(core, id)).toEqual(failed('timeout'));
  } finally {
    for (const drip of drips) clearInterval(drip);
  }
});

test.for<[string, string, AgencyServer['answer']]>([
  ['404', 'refused', (response) => response.writeHead(404).end(document)],
  ['401', 'refused', (response) => response.writeHead(401, { 'www-authenticate': 'Basic' }).end()],
  ['500', 'refused', (response) => response.writeHead(500).end()],
  ['204', 'refused', (response) => response.writeHead(204).end()],
  ['a connection that breaks', 'unreachable', (response) => response.destroy()],
  [
    'an answer that breaks off',
    'unreachable',
    (response) =>
      response.writeHead(200, { 'content-length': '5000' }).write('<a>', () => response.destroy()),
  ],
  [
    'a megabyte',
    'tooLarge',
    (response) =>
      response.writeHead(200, { 'content-type': 'application/pidf+xml' }).end(' '.repeat(1_048_576)),
  ],
])('%s is said to be %s', async ([_what, reason, answer], { open, places }) => {
  places.answer = answer;
  const core = open();
  expect(await placed(core, await ring(core, places.url))).toEqual(failed(reason));
});

test('a redirect is not followed, not even to the same host', async ({ open, places }) => {
  places.answer = (response, request) =>
    request.url === '/112'
      ? response.writeHead(302, { location: '/112/lain' }).end()
      : response.writeHead(200, { 'content-type': 'application/pidf+xml' }).end(document);
  const core = open();
  expect(await placed(core, await ring(core, places.url))).toEqual(failed('redirected'));
  expect(places.received).toHaveLength(1);
});

test.for([
  ['a page', '<!doctype html><title>Masuk</title>'],
  ['nothing', ''],
  ['XML about something else', '<a/>'],
  ['half a document', document.slice(0, document.length / 2)],
  ['no text at all', '\ufffd\u0000\u0001'],
] as const)('%s is a place that cannot be read', async ([_what, body], { open, places }) => {
  places.answer = (response) => response.end(body);
  const core = open();
  expect(await placed(core, await ring(core, places.url))).toEqual({ kind: 'unreadable' });
});

test('nobody there', async ({ open, places }) => {
  await places.close();
  const core = open();
  expect(await placed(core, await ring(core, places.url))).toEqual(failed('unreachable'));
});

test('a certificate that nobody known signed is not trusted; a known one is', async ({ open, folder }) => {
  const made = certificates(folder);
  const server = createServer({ key: made.key, cert: made.good }, (_request, response) =>
    response.end(document),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/loc`;
  const before = tls.getCACertificates('default');
  try {
    const core = open();
    expect(await placed(core, await ring(core, url))).toEqual(failed('untrusted'));
    tls.setDefaultCACertificates([...before, made.ca]);
    expect(await placed(core, await ring(core, url))).toMatchObject({ kind: 'position' });
  } finally {
    tls.setDefaultCACertificates(before);
    server.close();
  }
});

test('another host is not asked, nor any when the setting is off', async ({ open, places }) => {
  places.answer = (response) => response.end(document);
  const core = open();
  const elsewhere = await ring(core, `http://localhost:${places.port}/112`);
  const allowed = await ring(core, places.url);
  await placed(core, allowed);
  const { calls } = await core.tell('desk.snapshot', {});
  expect(calls.find(({ id }) => id === elsewhere)).toMatchObject({ location: { kind: 'reference' } });
  core.close();
  const off = open([]);
  const left = await ring(off, places.url);
  await off.tell('call.answer', { callId: left, at: Date.now() });
  await off.event('call.changed', (call) => call.id === left && call.state === 'talking');
  expect(places.received).toHaveLength(1);
});

test('a core that died asks again for the calls that go on, and for no other', async ({ open, places }) => {
  // The first one never hears an answer.
  places.answer = () => undefined;
  const core = open();
  const over = await ring(core, places.url);
  const live = await ring(core, places.url);
  await places.got(2);
  await hangUp(core, over);
  core.close();
  places.answer = (response) => response.end(document);
  const again = open();
  expect(await placed(again, live)).toMatchObject({ kind: 'position' });
  expect(places.received).toHaveLength(3);
});

test('the log tells it again: rebuilt, blanked and verified', async ({ open, places, folder }) => {
  places.answer = (response, request) =>
    request.url === '/112' ? response.end(document) : response.writeHead(404).end();
  const core = open();
  const good = await ring(core, places.url);
  await placed(core, good);
  const bad = await ring(core, `${places.url}/tidak-ada`);
  await placed(core, bad);
  core.close();
  const db = openDatabase(path.join(folder, 'data', 'siaga112.db'));
  const calls = () =>
    (db.prepare('SELECT view FROM calls ORDER BY id').pluck().all() as string[]).map((view) =>
      Call.parse(JSON.parse(view)),
    );
  try {
    const live = projections(db);
    rebuild(db);
    expect(projections(db)).toEqual(live);
    const rows = db.prepare("SELECT seq, body FROM log WHERE type = 'call.located'").all() as {
      seq: number;
      body: string;
    }[];
    expect(rows).toHaveLength(2);
    for (const { seq, body } of rows)
      db.prepare('UPDATE log SET body = ? WHERE seq = ?').run(blanked(body), seq);
    expect(db.prepare("SELECT body FROM log WHERE type = 'call.located'").pluck().all().join()).not.toContain(
      '112.233',
    );
    rebuild(db);
    expect(calls().map((call) => call.direction === 'in' && call.location)).toEqual([
      { kind: 'reference' },
      { kind: 'reference' },
    ]);
    expect(verify(db).broken).toEqual([]);
  } finally {
    db.close();
  }
});
