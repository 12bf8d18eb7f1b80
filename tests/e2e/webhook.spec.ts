import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atWork, expect, field, launch, type RunningApp, saved, test } from './app.ts';
import { accessibleInEveryTheme } from './axe.ts';
import { notesOf } from './notes.ts';

const secret = 'kunci-bersama-yang-panjang';

interface Receiver {
  url: string;
  received: { headers: IncomingMessage['headers']; body: string }[];
  answer: number;
  server: Server;
}

async function receiver(): Promise<Receiver> {
  const received: Receiver['received'] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, body });
    response.statusCode = self.answer;
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const self: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/112`,
    received,
    answer: 500,
    server,
  };
  return self;
}

let slow: Receiver;
let strict: Receiver;
let siaga: RunningApp;

test.beforeAll(async () => {
  [slow, strict] = await Promise.all([receiver(), receiver()]);
  const manual = { kind: 'manual', contact: '0321-861234' };
  const to = (url: string) => ({ kind: 'webhook', url, secret });
  siaga = await launch({
    config: {
      ...atWork,
      agencies: [
        { id: 'dinkes', channels: [to(slow.url), manual] },
        { id: 'damkar', channels: [to('http://127.0.0.1:9/')] },
        {
          id: 'bpbd',
          channels: [to(strict.url), { kind: 'email', to: ['piket@bpbd.example'] }, manual],
        },
      ],
    },
  });
});
test.afterAll(async () => {
  await siaga?.close();
  for (const { server } of [slow, strict]) server.close();
});

/** Begins a report. */
async function report(what: string): Promise<void> {
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await field(workstation, 'whatHappened').fill(what);
  await saved(workstation);
}

test('a hand-off goes to an agency that answers 500 as soon as it is well again, under one key, signed', async () => {
  const { workstation } = siaga;
  await report('Ibu melahirkan');
  await workstation.keyboard.press('Control+Digit1');
  const button = workstation.getByTestId('handoff-dinkes');
  await expect(button).toHaveAttribute('data-state', 'queued');
  await expect(workstation.getByTestId('waiting-dinkes')).toContainText('0321-861234');
  await expect(workstation.getByTestId('waiting-dinkes')).toContainText('menolak data');
  slow.answer = 200;
  await expect(button).toHaveAttribute('data-state', 'sent', { timeout: 30_000 });
  expect(slow.received.length).toBeGreaterThan(1);
  expect(new Set(slow.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  const last = slow.received.at(-1);
  const signed = `${last?.headers['x-siaga-timestamp']}.${last?.body}`;
  expect(last?.headers['x-siaga-signature']).toBe(
    `sha256=${createHmac('sha256', secret).update(signed).digest('hex')}`,
  );
  expect(JSON.parse(last?.body ?? '')).toMatchObject({
    agency: 'dinkes',
    incident: { whatHappened: 'Ibu melahirkan' },
  });
  expect(await siaga.logFile()).not.toContain(secret);
});

test('an agency that cannot be reached is handed the incident by hand, with the name of who took it', async () => {
  const { workstation } = siaga;
  await report('Korban tenggelam');
  await workstation.keyboard.press('Control+Digit2');
  await expect(workstation.getByTestId('waiting-damkar')).toContainText('tidak terjangkau');
  await workstation.getByTestId('manual-damkar').click();
  await workstation.getByTestId('received-by').fill('Pak Agus');
  await workstation.keyboard.press('Enter');
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'acknowledged');
  for (const step of ['en_route', 'on_scene', 'done']) {
    await workstation.getByTestId(`${step}-damkar`).click();
    await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', step);
  }
});

test('what came through nowhere is heard and read at once: once while it is still tried, until silenced when it has failed', async () => {
  const { workstation, phone } = siaga;
  const { keyboard } = workstation;
  const notes = await notesOf(phone);
  const bar = workstation.getByTestId('late');
  strict.answer = 400;
  await report('Tanah longsor menutup jalan');

  await keyboard.press('Control+Digit2');
  const waits = workstation.getByTestId('waiting-damkar');
  await expect(waits).toHaveAttribute('data-trouble', 'inVain');
  await expect(waits).toContainText('Semua saluran sudah dicoba (Kirim data)');
  await expect(workstation.getByTestId('handoff-damkar')).toHaveAttribute('data-state', 'queued');
  await expect(bar).toContainText('1 penerusan belum sampai');
  await expect(bar).toHaveAttribute('data-sounding', 'false');
  await expect.poll(notes).toBe(2);
  // The next one to it is counted, and not heard.
  await report('Pohon tumbang menutup jalan');
  await keyboard.press('Control+Digit2');
  await expect(bar).toContainText('2 penerusan belum sampai');
  expect(await notes()).toBe(2);

  await keyboard.press('Control+Digit3');
  await expect(workstation.getByTestId('handoff-bpbd')).toHaveAttribute('data-state', 'failed');
  const failed = workstation.getByTestId('waiting-bpbd');
  await expect(failed).toContainText('Tidak ada saluran yang berhasil (Kirim data, Kirim surel)');
  await expect(failed).toContainText('Server surel belum diatur');
  await expect(failed).toContainText('0321-861234');
  await expect(bar).toContainText('1 penerusan gagal');
  await expect(bar).toHaveAttribute('data-sounding', 'true');
  await expect.poll(notes).toBeGreaterThanOrEqual(4);
  await workstation.getByTestId('retry-bpbd').scrollIntoViewIfNeeded();
  await accessibleInEveryTheme(workstation, 'undelivered');

  await keyboard.press('Alt+KeyE');
  await expect(bar).toHaveAttribute('data-sounding', 'false');
  await keyboard.press('Control+KeyB');
  const board = workstation.getByTestId('board');
  await expect(board.getByTestId('cell-bpbd')).toContainText('Gagal');
  await expect(board.getByTestId('cell-damkar').last()).toContainText('Belum sampai');
  await expect(workstation.getByTestId('board-summary')).toContainText('1 gagal');
  await accessibleInEveryTheme(workstation, 'undelivered-board');
  await keyboard.press('Escape');

  strict.answer = 200;
  await workstation.getByTestId('retry-bpbd').click();
  await expect(workstation.getByTestId('handoff-bpbd')).toHaveAttribute('data-state', 'sent');
  await expect(bar).not.toContainText('gagal');
});
