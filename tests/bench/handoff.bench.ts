/**
 * Handing over, through the real contract and a core process of its own. Baselines of the same run: a bare
 * better-sqlite3 commit with synchronous=FULL for the button; a bare `fetch` of the same body to the same server for
 * the delivery. The crash test counts what a real receiver acted on.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type HandOffId, newHandOffId, newIncidentId } from '../../shared/domain/ids.ts';
import { agencies } from '../integration/agencies.ts';
import { type AgencyServer, agencyServer } from '../integration/agency-server.ts';
import { type CoreProcess, startCore } from '../integration/core-process.ts';
import { crash } from '../integration/crash.ts';
import { damkar, SECRET } from '../integration/open-core.ts';
import { openBareLog } from './bare-log.ts';
import { percentile, report } from './report.ts';
import { scratch } from './seeded.ts';

const PRESSES = 300;
const WARM_UP = 20;
const QUEUED = 1_000;
const KILLS = 20;

const { folder, remove } = scratch();
const start = (name: string, url: string): CoreProcess => {
  mkdirSync(path.join(folder, name), { recursive: true });
  return startCore(path.join(folder, name), {
    agencies: agencies({ damkar: [{ kind: 'webhook', url }] }),
    secrets: { webhook: { [damkar]: SECRET }, inbound: {}, smtp: null },
  });
};

async function press(core: CoreProcess): Promise<{ handOffId: HandOffId; took: number; at: number }> {
  const incidentId = newIncidentId();
  await core.tell('incident.create', { incidentId, callId: null, changes: { whatHappened: 'Api di dapur' } });
  const handOffId = newHandOffId();
  const at = performance.now();
  await core.tell('handoff.create', { handOffId, incidentId, agencyId: damkar });
  return { handOffId, took: performance.now() - at, at };
}

const post = (agency: AgencyServer, body: string): Promise<string> =>
  fetch(agency.url, { method: 'POST', body }).then((response) => response.text());

// The button, and how long its message is on the way.
const agency = await agencyServer();
const core = start('press', agency.url);
await core.hears('opened');
const bare = openBareLog(path.join(folder, 'bare.db'));
const durable: number[] = [];
const commits: number[] = [];
const delivered: number[] = [];
const fetched: number[] = [];
for (let i = 0; i < PRESSES + WARM_UP; i += 1) {
  const count = agency.received.length;
  const arrival = agency.got(count + 1).then((message) => ({ message, at: performance.now() }));
  const { handOffId, took, at } = await press(core);
  const { message, at: arrived } = await arrival;
  await core.event('handoff.changed', (handOff) => handOff.id === handOffId && handOff.state === 'sent');
  const began = performance.now();
  bare.commit(message.body);
  const between = performance.now();
  const bareArrival = agency.got(count + 2).then(() => performance.now());
  void post(agency, message.body);
  const bareArrived = await bareArrival;
  if (i < WARM_UP) continue;
  durable.push(took);
  commits.push(between - began);
  delivered.push(arrived - at);
  fetched.push(bareArrived - between);
}
await core.close();
bare.close();
report({
  name: 'hand-off durable p99',
  value: percentile(durable, 0.99),
  unit: 'ms',
  baseline: percentile(commits, 0.99),
  n: PRESSES,
});
for (const [label, share] of [
  ['p50', 0.5],
  ['p99', 0.99],
] as const) {
  report({
    name: `hand-off pressed to received ${label}`,
    value: percentile(delivered, share),
    unit: 'ms',
    baseline: percentile(fetched, share),
    n: PRESSES,
  });
}
await agency.close();

// A thousand that waited for the network.
const waiting = start('drain', agency.url);
await waiting.hears('opened');
let last: HandOffId = newHandOffId();
for (let i = 0; i < QUEUED; i += 1) last = (await press(waiting)).handOffId;
const back = await agencyServer(agency.port);
const drained = back.got(QUEUED).then(() => performance.now());
await waiting.tell('handoff.retry', { handOffId: last });
await back.got(1);
const first = performance.now();
const seconds = ((await drained) - first) / 1000;
const body = back.received[0]?.body ?? '';
const bareBegan = performance.now();
for (let i = 0; i < QUEUED; i += 1) await post(back, body);
report({
  name: 'hand-offs drained',
  value: QUEUED / seconds,
  unit: '1/s',
  baseline: QUEUED / ((performance.now() - bareBegan) / 1000),
  n: QUEUED,
});
await waiting.close();
await back.close();

const { acknowledged, lost, doubled } = await crash(path.join(folder, 'crash'), KILLS);
report({
  name: 'hand-offs lost in crashes',
  value: lost,
  unit: 'hand-offs',
  baseline: acknowledged,
  n: KILLS,
});
report({
  name: 'hand-offs doubled in crashes',
  value: doubled,
  unit: 'hand-offs',
  baseline: acknowledged,
  n: KILLS,
});
remove();
