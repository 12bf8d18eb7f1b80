import path from 'node:path';
import Database from 'better-sqlite3';
import type { WrittenChannel } from './agencies.ts';
import { agencyServer } from './agency-server.ts';

import { mailServer, PASSWORD } from './mail-server.ts';
import { damkar } from './open-core.ts';
import { expect, test } from './opened.ts';

const MARK = 'PESAN UJI dari ruang 112: bukan kejadian, tidak perlu ditindaklanjuti.';

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
  const mail = await mailServer();
  const core = open([{ kind: 'email', to: ['piket@damkar.example'] }], {
    secrets: { webhook: {}, inbound: {}, smtp: PASSWORD },
    mail: { host: '127.0.0.1', port: mail.port, security: 'none', user: '112', from: '112@uji.example' },
  });
  expect(await core.tell('agency.try', { agencyId: damkar, channel: 'email' })).toMatchObject({
    error: null,
  });
  expect(mail.received).toHaveLength(1);
  expect(mail.received[0]).toMatch(/^Subject: UJI: /m);
  await mail.close();
});

test('a printed trial answers with the file that there is instead of paper', async ({ open }) => {
  const core = open([{ kind: 'print' }]);
  const done = core.tell('agency.try', { agencyId: damkar, channel: 'print' });
  const { handOffId, revision, text } = await core.event('handoff.print', () => true);
  expect(text.startsWith(MARK)).toBe(true);
  await core.tell('handoff.printed', { handOffId, revision, printed: true, note: 'siaga112_uji.pdf' });
  expect(await done).toEqual({ channel: 'print', error: null, note: 'siaga112_uji.pdf' });
});
