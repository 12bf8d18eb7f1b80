import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atWork, expect, field, launch, test } from './app.ts';

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

test('a hand-off goes to an agency that answers 500 as soon as it is well again, under one key, signed', async () => {
  const agency = await receiver();
  const siaga = await launch({
    config: {
      ...atWork,
      agencies: [
        {
          id: 'dinkes',
          channels: [
            { kind: 'webhook', url: agency.url, secret },
            { kind: 'manual', contact: '0321-861234' },
          ],
        },
      ],
    },
  });
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await workstation.keyboard.type('Ibu melahirkan');
  await expect(workstation.getByTestId('saved')).toHaveAttribute('data-state', 'saved');
  await workstation.keyboard.press('Control+Digit1');
  const button = workstation.getByTestId('handoff-dinkes');
  await expect(button).toHaveAttribute('data-state', 'queued');
  await expect(workstation.getByTestId('waiting-dinkes')).toContainText('0321-861234');
  await expect(workstation.getByTestId('waiting-dinkes')).toContainText('menolak data');
  agency.answer = 200;
  await expect(button).toHaveAttribute('data-state', 'sent', { timeout: 30_000 });
  expect(agency.received.length).toBeGreaterThan(1);
  expect(new Set(agency.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  const last = agency.received.at(-1);
  const signed = `${last?.headers['x-siaga-timestamp']}.${last?.body}`;
  expect(last?.headers['x-siaga-signature']).toBe(
    `sha256=${createHmac('sha256', secret).update(signed).digest('hex')}`,
  );
  expect(JSON.parse(last?.body ?? '')).toMatchObject({
    agency: 'dinkes',
    incident: { whatHappened: 'Ibu melahirkan' },
  });
  expect(await siaga.logFile()).not.toContain(secret);
  await siaga.close();
  agency.server.close();
});

test('an agency that cannot be reached is handed the incident by hand, with the name of who took it', async () => {
  const siaga = await launch({
    config: {
      ...atWork,
      agencies: [{ id: 'dinkes', channels: [{ kind: 'webhook', url: 'http://127.0.0.1:9/', secret }] }],
    },
  });
  const { workstation } = siaga;
  await workstation.keyboard.press('Control+KeyN');
  await field(workstation, 'whatHappened').fill('Korban tenggelam');
  await workstation.keyboard.press('Control+Digit1');
  await expect(workstation.getByTestId('waiting-dinkes')).toContainText('tidak terjangkau');
  await workstation.getByTestId('manual-dinkes').click();
  await workstation.getByTestId('received-by').fill('Pak Agus');
  await workstation.keyboard.press('Enter');
  await expect(workstation.getByTestId('handoff-dinkes')).toHaveAttribute('data-state', 'acknowledged');
  for (const step of ['en_route', 'on_scene', 'done']) {
    await workstation.getByTestId(`${step}-dinkes`).click();
    await expect(workstation.getByTestId('handoff-dinkes')).toHaveAttribute('data-state', step);
  }
  await siaga.close();
});
