import { agencyServer } from './agency-server.ts';
import { test as base, expect } from './fixture.ts';
import { type MailServer, mailServer, PASSWORD } from './mail-server.ts';
import { type OpenCore, openInProcess, press } from './open-core.ts';

const test = base.extend<{ mail: MailServer; open: (password?: string, port?: number) => OpenCore }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures that are used from the pattern
  mail: async ({}, use) => {
    const mail = await mailServer();
    await use(mail);
    await mail.close();
  },
  open: async ({ folder, mail }, use) => {
    const opened: OpenCore[] = [];
    await use((password = PASSWORD, port = mail.port) => {
      const core = openInProcess(folder, [{ kind: 'email', to: ['piket@damkar.example'] }], {
        secrets: { webhook: {}, inbound: {}, smtp: password },
        mail: { host: '127.0.0.1', port, security: 'none', user: '112', from: '112@uji.example' },
      });
      opened.push(core);
      return core;
    });
    for (const core of opened) core.close();
  },
});

/** The text of a message without its headers, unfolded (RFC 2045 §6.7). */
const textOf = (raw: string): string => {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n').trim();
  const plain = /quoted-printable/i.test(head)
    ? Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
    : /base64/i.test(head)
      ? Buffer.from(body, 'base64').toString('utf8')
      : body;
  return plain.replaceAll('\r\n', '\n');
};

test('a hand-off arrives as a mail in plain words under a key that stays, and an update answers it', async ({
  open,
  mail,
}) => {
  const core = open();
  const { handOffId, incidentId } = await press(core, 'Kebakaran di pasar\r\nBcc: semua@example.org');
  await core.handOff(handOffId, ({ state }) => state === 'sent');
  const first = mail.received[0]!;
  expect(first).toContain(`Message-ID: <${handOffId}@uji.example>`);
  expect(first).toContain(`X-Siaga-Key: ${handOffId}`);
  expect(first.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
  expect(textOf(first)).toContain('Kepada Pemadam Kebakaran,');
  expect(textOf(first)).toContain('Kebakaran di pasar\nBcc: semua@example.org');
  await core.tell('incident.edit', { incidentId, changes: { victims: 2 } });
  await core.tell('handoff.resend', { handOffId });
  await core.handOff(handOffId, ({ revision, pending }) => revision === 1 && pending === null);
  const second = mail.received[1]!;
  expect(second).toContain(`Message-ID: <${handOffId}.1@uji.example>`);
  expect(second).toContain(`In-Reply-To: <${handOffId}@uji.example>`);
  expect(textOf(second)).toContain('PEMBARUAN ke-1');
});

test('the preview of a mail is its subject and its text', async ({ open, mail }) => {
  const core = open();
  const { handOffId, incidentId, handOff } = await press(core);
  await core.handOff(handOffId, ({ state }) => state === 'sent');
  const { agencyId } = handOff;
  const seen = await core.tell('handoff.preview', { incidentId, agencyId, channel: 'email' });
  expect(seen).toMatchObject({ to: 'piket@damkar.example', body: null });
  expect(textOf(mail.received[0]!)).toBe(seen.text);
  expect(mail.received[0]).toContain(`Subject: ${seen.subject}`);
});

test.for([
  [450, 'E_MAIL_LATER', 'queued'],
  [550, 'E_MAIL_REFUSED', 'failed'],
] as const)(
  'a server that says %i is told as %s, the hand-off is %s, and it goes out when it may',
  async ([responseCode, error, state], { open, mail }) => {
    mail.refusal = { responseCode };
    const core = open();
    const { handOffId } = await press(core);
    expect(await core.handOff(handOffId, ({ attempts }) => attempts === 1)).toMatchObject({
      state,
      lastError: error,
    });
    mail.refusal = null;
    await core.tell('handoff.retry', { handOffId });
    await core.handOff(handOffId, ({ state }) => state === 'sent');
    expect(mail.received).toHaveLength(1);
  },
);

test('a wrong password is said, kept out of every line, and the right one sends what waited', async ({
  open,
  mail,
}) => {
  const core = open('salah-sandi-112');
  const { handOffId } = await press(core);
  expect(await core.handOff(handOffId, ({ attempts }) => attempts === 1)).toMatchObject({
    lastError: 'E_MAIL_LOGIN',
  });
  expect(core.lines.join()).not.toContain('sandi');
  core.core.secrets({ webhook: {}, inbound: {}, smtp: PASSWORD });
  await core.handOff(handOffId, ({ state }) => state === 'sent');
  expect(mail.received).toHaveLength(1);
});

test('a server that is not there leaves the mail waiting', async ({ open }) => {
  const gone = await agencyServer();
  await gone.close();
  const core = open(PASSWORD, gone.port);
  const { handOffId } = await press(core);
  expect(await core.handOff(handOffId, ({ attempts }) => attempts === 1)).toMatchObject({
    state: 'queued',
    lastError: 'E_MAIL_UNREACHABLE',
  });
});

test('without a mail server the operator learns that there is none', async ({ folder }) => {
  const core = openInProcess(folder, [{ kind: 'email', to: ['piket@damkar.example'] }]);
  const { handOffId } = await press(core);
  expect(await core.handOff(handOffId, ({ attempts }) => attempts === 1)).toMatchObject({
    lastError: 'E_MAIL_OFF',
  });
  core.close();
});
