import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { newHandOffId } from '../../shared/domain/ids.ts';
import { begunForm } from './calls.ts';
import { startCore } from './core-process.ts';
import { test as base, expect } from './fixture.ts';
import { damkar, type OpenCore, openInProcess, press, SECRET } from './open-core.ts';

interface Asked {
  body: string;
  secret?: string;
  agency?: string;
  at?: number;
  path?: string;
}

/** The core with its inbound endpoint, and an agency that talks to it. */
const test = base.extend<{ core: OpenCore; say: (asked: Asked) => Promise<number> }>({
  core: async ({ folder }, use) => {
    const core = openInProcess(folder, [{ kind: 'manual', contact: '' }], {
      inbound: { host: '127.0.0.1', port: 0 },
    });
    await use(core);
    core.close();
  },
  say: async ({ core }, use) => {
    const port = await listening(core);
    await use(({ body, secret = SECRET, agency = damkar, at = Date.now(), path = '/v1/answers' }) => {
      const timestamp = String(Math.floor(at / 1000));
      const hmac = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
      return post(port, path, body, {
        'x-siaga-agency': agency,
        'x-siaga-timestamp': timestamp,
        'x-siaga-signature': `sha256=${hmac}`,
      });
    });
  },
});

async function listening(core: OpenCore): Promise<number> {
  for (;;) {
    const line = core.lines.find((text) => text.startsWith('inbound: listening'));
    if (line) return Number(/\d+$/.exec(line)?.[0]);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function post(
  port: number,
  path: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', () => resolve(response.statusCode ?? 0));
    });
    // A server that hangs up has refused, too.
    sent.on('error', () => resolve(0));
    sent.end(body);
  });
}

const answer = (handOffId: string, state: string, more: object = {}): string =>
  JSON.stringify({ handOffId, state, ...more });

test('an agency says what it does, step by step, and each step has its time and its source', async ({
  core,
  say,
}) => {
  const { handOffId, incidentId } = await press(core);
  expect(await say({ body: answer(handOffId, 'acknowledged', { receivedBy: 'Posko' }) })).toBe(200);
  expect(await say({ body: answer(handOffId, 'en_route', { unit: 'DMK-2' }) })).toBe(200);
  expect(await say({ body: answer(handOffId, 'on_scene') })).toBe(200);
  expect(await say({ body: answer(handOffId, 'done') })).toBe(200);
  const [handOff] = await core.tell('handoff.list', { incidentId });
  expect(handOff).toMatchObject({
    state: 'done',
    unit: 'DMK-2',
    receivedBy: 'Posko',
    sources: { acknowledged: 'agency', en_route: 'agency', on_scene: 'agency', done: 'agency' },
  });
  expect(Object.keys(handOff!.times)).toEqual(['queued', 'acknowledged', 'en_route', 'on_scene', 'done']);
});

test('an agency that answers has it, also when every way to it seemed to have failed', async ({ folder }) => {
  const core = openInProcess(`${folder}/gagal`, [{ kind: 'webhook', url: 'https://damkar.example/112' }], {
    secrets: { webhook: {}, inbound: { [damkar]: SECRET }, smtp: null },
    inbound: { host: '127.0.0.1', port: 0 },
  });
  const port = await listening(core);
  const { handOffId } = await press(core);
  await core.handOff(handOffId, ({ state }) => state === 'failed');
  const body = answer(handOffId, 'acknowledged', { receivedBy: 'Posko' });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hmac = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex');
  const headers = {
    'x-siaga-agency': damkar,
    'x-siaga-timestamp': timestamp,
    'x-siaga-signature': `sha256=${hmac}`,
  };
  expect(await post(port, '/v1/answers', body, headers)).toBe(200);
  const heard = await core.handOff(handOffId, ({ state }) => state === 'acknowledged');
  expect(heard).toMatchObject({ receivedBy: 'Posko', pending: null });
  expect(heard.tried).toBeUndefined();
  core.close();
});

test('an agency may decline with its reason, and never goes back', async ({ core, say }) => {
  const { handOffId, incidentId } = await press(core);
  expect(await say({ body: answer(handOffId, 'declined', { reason: 'Bukan wilayah kami' }) })).toBe(200);
  expect(await say({ body: answer(handOffId, 'acknowledged') })).toBe(409);
  expect((await core.tell('handoff.list', { incidentId }))[0]).toMatchObject({
    state: 'declined',
    reason: 'Bukan wilayah kami',
  });
});

test('a bad signature, another agency, an old or repeated message and an unknown hand-off change nothing', async ({
  core,
  say,
}) => {
  const { handOffId, incidentId } = await press(core);
  const body = answer(handOffId, 'done');
  expect(await say({ body, secret: 'bukan-kunci-yang-benar' })).toBe(401);
  expect(await say({ body, agency: 'dinkes' })).toBe(401);
  expect(await say({ body, at: Date.now() - 600_000 })).toBe(401);
  expect(await say({ body, at: Date.now() + 600_000 })).toBe(401);
  expect(await say({ body: answer(newHandOffId(), 'done') })).toBe(404);
  expect(await say({ body: '{"state":"selesai"}' })).toBe(400);
  expect(await say({ body: 'x'.repeat(20_000) })).not.toBe(200);
  expect(await say({ body, path: '/' })).toBe(404);
  expect((await core.tell('handoff.list', { incidentId }))[0]).toMatchObject({ state: 'queued' });
  const at = Date.now();
  const first = answer(handOffId, 'acknowledged');
  expect(await say({ body: first, at })).toBe(200);
  expect(await say({ body: first, at })).toBe(409);
});

test('an agency cannot speak for the hand-off of another', async ({ core, say }) => {
  core.core.secrets({ webhook: {}, inbound: { [damkar]: SECRET, dinkes: SECRET } as never, smtp: null });
  const { handOffId, incidentId } = await press(core);
  expect(await say({ body: answer(handOffId, 'done'), agency: 'dinkes' })).toBe(404);
  expect((await core.tell('handoff.list', { incidentId }))[0]).toMatchObject({ state: 'queued' });
});

/** As many requests as there is time for, each on a connection of its own, fifty at once. */
async function flood(port: number, count: number): Promise<Map<string, number>> {
  const statuses = new Map<string, number>();
  let left = count;
  const one = (): Promise<void> =>
    new Promise((resolve) => {
      let text = '';
      const socket = connect({ host: '127.0.0.1', port }, () =>
        socket.write('POST /v1/answers HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}'),
      );
      socket.on('data', (chunk) => {
        text += chunk;
        socket.destroy();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        const status = text.slice(9, 12);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        resolve();
      });
    });
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await one();
    }
  };
  await Promise.all(Array.from({ length: 50 }, worker));
  return statuses;
}

test('thousands of requests are refused, told of in one line, and the form is saved meanwhile', async ({
  folder,
}) => {
  const core = startCore(folder, { inbound: { host: '127.0.0.1', port: 0 } });
  const { text } = await core.hears('line', (line) => line.text.startsWith('inbound: listening'));
  const { incidentId } = await begunForm(core);
  let flooding = true;
  let saved = 0;
  const edits = (async () => {
    while (flooding) {
      await core.tell('incident.edit', { incidentId, changes: { victims: saved % 1_000 } });
      saved += 1;
    }
  })();
  const statuses = await flood(Number(/\d+$/.exec(text)?.[0]), 10_000);
  flooding = false;
  await edits;
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(10_000);
  expect(statuses.get('200')).toBeUndefined();
  expect(statuses.get('429')).toBeGreaterThan(5_000);
  // Every one of them was answered by the log between the requests.
  expect(saved).toBeGreaterThan(20);
  const told = () => core.said.filter((m) => m.kind === 'line' && m.text.startsWith('inbound: refused'));
  const during = told().length;
  await core.close();
  expect(told()).toHaveLength(Math.max(during, 1));
});

test('a port that is taken is said, and the rest works', async ({ core, folder }) => {
  const port = await listening(core);
  const second = openInProcess(`${folder}/dua`, [{ kind: 'manual', contact: '' }], {
    inbound: { host: '127.0.0.1', port },
  });
  await press(second);
  while (!second.lines.includes('E_INBOUND_PORT')) await new Promise((resolve) => setImmediate(resolve));
  second.close();
});
