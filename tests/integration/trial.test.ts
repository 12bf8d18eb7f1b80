import type { AddressInfo } from 'node:net';
import path from 'node:path';
import Database from 'better-sqlite3';
import { SMTPServer } from 'smtp-server';
import type { WrittenChannel } from './agencies.ts';
import { agencyServer } from './agency-server.ts';
import { test as base, expect } from './fixture.ts';
import { damkar, type OpenCore, openInProcess } from './open-core.ts';

const MARK = 'PESAN UJI dari ruang 112: bukan kejadian, tidak perlu ditindaklanjuti.';

const test = base.extend<{
  open: (...args: Parameters<typeof openInProcess> extends [string, ...infer R] ? R : never) => OpenCore;
}>({
  open: async ({ folder }, use) => {
    const opened: OpenCore[] = [];
    await use((channels, change) => {
      const core = openInProcess(folder, channels, change);
      opened.push(core);
      return core;
    });
    for (const core of opened) core.close();
  },
});

/** What the log holds of it, and that it holds no incident and no hand-off. */
function onRecord(folder: string): string[] {
  const db = new Database(path.join(folder, 'data', 'siaga112.db'), { readonly: true });
  const rows = db
    .prepare("SELECT type FROM log WHERE type NOT LIKE 'agency.configured' ORDER BY seq")
    .pluck()
    .all() as string[];
  db.close();
  return rows;
}

const webhook = (url: string, format?: 'eido' | 'cap'): WrittenChannel => ({
  kind: 'webhook',
  url,
  timeoutSeconds: 5,
  ...(format ? { format } : {}),
});

test('a trial says that it is one, has a key of its own each time, and is on record but no hand-off', async ({
  folder,
  open,
}) => {
  const agency = await agencyServer();
  const core = open([{ ...webhook(agency.url), template: 'Api: {{lokasi}}' } as WrittenChannel]);
  const input = { agencyId: damkar, channel: 'webhook' } as const;
  expect(await core.tell('agency.try', input)).toEqual({ channel: 'webhook', error: null, note: 'HTTP 200' });
  expect(await core.tell('agency.try', input)).toMatchObject({ error: null });
  const [first, second] = agency.received.map(({ headers }) => headers['idempotency-key']);
  expect(first).not.toBe(second);
  const body = JSON.parse(agency.received[0]!.body);
  expect(body).toMatchObject({ test: true, agency: damkar, incident: { number: 'UJI', whatHappened: MARK } });
  // Whatever the agency's own template says.
  expect(body.text.startsWith(MARK)).toBe(true);
  expect(onRecord(folder)).toEqual(['agency.tried', 'agency.tried']);
  expect((await core.tell('desk.snapshot', {})).handOffs).toEqual([]);
  await agency.close();
});

test('a trial in a standard format is marked there as a test', async ({ open }) => {
  const agency = await agencyServer();
  const core = open([webhook(agency.url, 'cap')]);
  await core.tell('agency.try', { agencyId: damkar, channel: 'webhook' });
  expect(agency.received[0]!.body).toContain('<status>Test</status>');
  await agency.close();
});

test('a trial that does not come through says why at once, is not repeated, and is on record', async ({
  folder,
  open,
}) => {
  const agency = await agencyServer();
  agency.answer = (response) => void response.writeHead(500).end();
  const core = open([webhook(agency.url)]);
  const tried = await core.tell('agency.try', { agencyId: damkar, channel: 'webhook' });
  expect(tried).toMatchObject({ error: 'E_WEBHOOK_HTTP' });
  expect(agency.received).toHaveLength(1);
  expect(await core.ask('agency.try', { agencyId: damkar, channel: 'email' })).toMatchObject({
    refusal: { code: 'E_CHANNEL_NONE' },
  });
  expect(onRecord(folder)).toEqual(['agency.tried']);
  await agency.close();
});

test('a trial by mail has its mark in the subject', async ({ open }) => {
  const received = Promise.withResolvers<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      stream.on('end', () => {
        received.resolve(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const core = open([{ kind: 'email', to: ['piket@damkar.example'] }], {
    mail: { host: '127.0.0.1', port, security: 'none', user: '', from: '112@uji.example' },
  });
  expect(await core.tell('agency.try', { agencyId: damkar, channel: 'email' })).toMatchObject({
    error: null,
  });
  expect(await received.promise).toMatch(/^Subject: UJI: /m);
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

test('a printed trial answers with the file that there is instead of paper', async ({ open }) => {
  const core = open([{ kind: 'print' }]);
  const done = core.tell('agency.try', { agencyId: damkar, channel: 'print' });
  const { handOffId, revision, text } = await core.event('handoff.print', () => true);
  expect(text.startsWith(MARK)).toBe(true);
  await core.tell('handoff.printed', { handOffId, revision, printed: true, note: 'siaga112_uji.pdf' });
  expect(await done).toEqual({ channel: 'print', error: null, note: 'siaga112_uji.pdf' });
});
