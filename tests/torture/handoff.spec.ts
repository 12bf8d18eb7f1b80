import type { HandOffId } from '../../shared/domain/ids.ts';
import { agencies } from '../integration/agencies.ts';
import { agencyServer } from '../integration/agency-server.ts';
import { startCore } from '../integration/core-process.ts';
import { crash } from '../integration/crash.ts';
import { damkar, press, SECRET } from '../integration/open-core.ts';
import { expect, prove, test } from './core.ts';

test('killed again and again while it delivers, the core loses no hand-off and sends none twice', async ({
  folder,
}) => {
  test.setTimeout(300_000);
  const { acknowledged, lost, doubled } = await crash(folder, 20);
  expect(acknowledged).toBeGreaterThan(20);
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  prove(folder);
});

test('killed again and again while an agency refuses, the core forgets no hand-off that failed, and sends it once it may', async ({
  folder,
}) => {
  test.setTimeout(300_000);
  const agency = await agencyServer();
  agency.answer = (response) => response.writeHead(400).end();
  const options = {
    agencies: agencies({ damkar: [{ kind: 'webhook', url: agency.url }] }),
    secrets: { webhook: { [damkar]: SECRET }, inbound: {}, smtp: null },
  };
  const pressed: HandOffId[] = [];
  for (let round = 0; round < 12; round += 1) {
    const core = startCore(folder, options);
    await core.hears('opened');
    const before = agency.received.length;
    const { handOffId } = await press(core);
    pressed.push(handOffId);
    // At the instant of a refusal, or when that of the last is written down.
    if (round % 2 === 0) await agency.got(before + 1);
    else await core.event('handoff.changed', ({ id, state }) => id === handOffId && state === 'failed');
    await core.kill();
    prove(folder);
  }
  agency.answer = (response) => void response.end();
  const refused = agency.received.length;
  const last = startCore(folder, options);
  await last.hears('opened');
  for (const handOffId of pressed)
    await last.event('handoff.changed', ({ id, state }) => id === handOffId && state === 'sent');
  await last.close();
  await agency.close();
  const sent = agency.received.slice(refused).map(({ headers }) => headers['idempotency-key']);
  expect(sent.sort()).toEqual([...pressed].sort());
  prove(folder);
});
