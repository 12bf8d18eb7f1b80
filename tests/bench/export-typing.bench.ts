/**
 * What an export costs whoever types meanwhile: a durable edit through the real contract while the CSV of 100,000
 * calls is written over and over, against the same edit with the core at rest, turn by turn.
 */
import type { WibDay } from '../../shared/time/wib.ts';
import { begunForm } from '../integration/calls.ts';
import { startCore } from '../integration/core-process.ts';
import { percentile, report } from './report.ts';
import { DAY, scratch, seed } from './seeded.ts';

const CALLS = 100_000;
const ROUNDS = 5;
const EDITS = 200;
/** As somebody types quickly: ten letters a second. */
const LETTER_MS = 100;

const { folder, remove } = scratch();
seed(folder, CALLS);
const core = startCore(folder, { station: 'MEJA-1' });
await core.hears('opened');
const { incidentId } = await begunForm(core);
const letter = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LETTER_MS));
let typed = 0;

async function edit(): Promise<number> {
  typed += 1;
  const began = performance.now();
  await core.tell('incident.edit', { incidentId, changes: { whatHappened: `Rumah terbakar ${typed}` } });
  return performance.now() - began;
}

const busy: number[] = [];
const rest: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  for (let i = 0; i < EDITS / ROUNDS; i += 1) {
    await letter();
    rest.push(await edit());
  }
  let exporting = true;
  const exports = (async () => {
    while (exporting)
      await core.tell('log.export', { selection: { kind: 'day', day: DAY as WibDay }, format: 'csv' });
  })();
  for (let i = 0; i < EDITS / ROUNDS; i += 1) {
    await letter();
    busy.push(await edit());
  }
  exporting = false;
  await exports;
}
await core.close();
remove();
for (const [name, share] of [
  ['export-typing p50', 0.5],
  ['export-typing p99', 0.99],
] as const) {
  report({ name, value: percentile(busy, share), unit: 'ms', baseline: percentile(rest, share), n: EDITS });
}
