/**
 * What an export costs whoever types meanwhile: a durable edit through the real contract while the CSV of a log of
 * 1,000,000 calls is written over and over, against the same edit with the core at rest, turn by turn.
 */
import { wibDay } from '../../shared/time/wib.ts';
import { begunForm } from '../integration/calls.ts';
import { startCore } from '../integration/core-process.ts';
import { seedMany } from './many.ts';
import { percentile, report } from './report.ts';
import { scratch } from './seeded.ts';

const CALLS = Number(process.env['SIAGA112_BENCH_CALLS'] ?? 1_000_000);
const ROUNDS = 6;
const EDITS = 600;
/** As somebody types quickly: ten letters a second. */
const LETTER_MS = 100;

const { folder, remove } = scratch();
const { last } = seedMany(folder, CALLS);
const core = startCore(folder, { station: 'MEJA-1', shipped: true });
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
const all = { kind: 'range', from: wibDay(0), to: wibDay(last) } as const;
for (let round = 0; round < ROUNDS; round += 1) {
  for (let i = 0; i < EDITS / ROUNDS; i += 1) {
    await letter();
    rest.push(await edit());
  }
  let exporting = true;
  const exports = (async () => {
    while (exporting) {
      const done = await core.tell('log.export', { selection: all, format: 'csv' });
      if (done.calls < CALLS) throw new Error(`${done.calls} calls exported`);
    }
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
