import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { launch } from '../e2e/app.ts';
import { certificates } from '../integration/certificates.ts';
import { freePort } from './harness/ports.ts';
import { type Relay, relay } from './harness/relay.ts';
import { callBar, expect, test } from './harness/room.ts';

test.describe('a wrong SIP password', () => {
  test.use({ roomOptions: { password: 'bukan-ini', registers: false } });
  test('is said in one sentence, and everything else works', async ({ room }) => {
    const { workstation } = room.siaga;
    await expect(workstation.locator('[data-code="E_SIP_AUTH"]')).toContainText('kata sandi');
    await expect(workstation.getByTestId('light-socket')).toHaveAttribute('data-state', 'open');
    await expect(workstation.getByTestId('light-registration')).toHaveAttribute('data-state', 'failed');
    await workstation.keyboard.press('Control+KeyN');
    await workstation.keyboard.type('Laporan lewat radio');
    await expect(workstation.getByTestId('saved')).toHaveAttribute('data-state', 'saved');
    expect(await room.siaga.logFile()).not.toContain('bukan-ini');
  });
});

test.describe('a network that goes silent without a word', () => {
  let first: Relay;
  let second: Relay;
  test.use({
    roomOptions: {
      async urls(pbx) {
        [first, second] = [await relay(pbx.wsUrl), await relay(pbx.wsUrl)];
        return [first.url, second.url];
      },
    },
  });
  test('is noticed by the desk when it wakes up, and it registers at the next address and rings', async ({
    room,
  }) => {
    const { siaga } = room;
    const registrations = (at: Relay): number => at.said().match(/CSeq: \d+ REGISTER/g)?.length ?? 0;
    // Awake with a network that is there: the registrar is asked anew at once, over the same connection.
    const before = registrations(first);
    await siaga.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
    await expect.poll(() => registrations(first)).toBeGreaterThan(before);
    expect([first.connections(), second.connections()]).toEqual([1, 0]);
    first.goSilent();
    await siaga.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
    await expect.poll(() => second.said()).toMatch(/SIP\/2\.0 200 (?:.*\r\n)+?CSeq: \d+ REGISTER/);
    await room.party({ mediaPort: 9, steps: ['call', 'ring', { talk: 60_000 }] });
    await callBar(siaga, 'ringing');
    first.close();
    second.close();
  });
});

test('an unreachable PBX and a bad certificate are told apart, each in one sentence, and everything else works', async () => {
  const port = await freePort();
  const home = await mkdtemp(path.join(os.tmpdir(), 'siaga112-home-'));
  const made = certificates(home);
  trust(home, 'ca.pem');
  const siaga = await launch({
    config: { pbx: { urls: [`wss://127.0.0.1:${port}`], account: 'op1@127.0.0.1', password: 'x' } },
    env: { HOME: home },
  });
  const { workstation } = siaga;
  const problem = (code: string) => workstation.locator(`[data-code="${code}"]`);
  await expect(problem('E_PBX_UNREACHABLE')).toContainText('kabel jaringan');

  const server = createServer({ key: made.key, cert: made.expired });
  server.listen(port, '127.0.0.1');
  await expect(problem('E_PBX_CERT_EXPIRED')).toContainText('memperbarui sertifikatnya');
  server.setSecureContext({ key: made.key, cert: made.misnamed });
  await expect(problem('E_PBX_CERT_NAME')).toContainText('bukan untuk alamat');
  const unknown = certificates(siaga.userData);
  server.setSecureContext({ key: unknown.key, cert: unknown.good });
  await expect(problem('E_PBX_CERT_UNTRUSTED')).toContainText('tidak dipercaya');
  await expect(workstation.getByTestId('light-socket')).not.toHaveAttribute('data-state', 'open');
  server.close();
  server.closeAllConnections();
  await expect(problem('E_PBX_UNREACHABLE')).toBeVisible();

  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.type('Laporan lewat radio');
  await expect(workstation.getByTestId('saved')).toHaveAttribute('data-state', 'saved');
  await siaga.close();
  await rm(home, { recursive: true });
});

/** The PC of this account trusts an authority (as Chromium on Linux has it: NSS). */
function trust(home: string, authority: string): void {
  const database = `sql:${path.join(home, '.pki', 'nssdb')}`;
  mkdirSync(path.join(home, '.pki', 'nssdb'), { recursive: true });
  const certutil = (...args: string[]): void =>
    void execFileSync('certutil', ['-d', database, ...args], { cwd: home });
  certutil('-N', '--empty-password');
  certutil('-A', '-t', 'C,,', '-n', 'CA Uji', '-i', authority);
}
