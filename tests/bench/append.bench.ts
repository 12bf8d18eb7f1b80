/**
 * One durable edit of the form through the real contract: a message to the core process, validation, decider,
 * hash chain, projections and search index, commit, answer. Baselines, turn by turn in the same folder: a bare
 * better-sqlite3 commit with synchronous=FULL of a row of the same size; and the same in a process of its own.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { begunForm } from '../integration/calls.ts';
import { startCore } from '../integration/core-process.ts';
import { openBareLog } from './bare-log.ts';
import { percentile, report } from './report.ts';
import { scratch } from './seeded.ts';

const EDITS = 3_000;
// A core that was started this morning: its code has been compiled by use.
const WARM_UP = 5_000;
const sentence = 'Rumah terbakar di belakang pasar, api sudah sampai atap, pemilik masih mencari anaknya. ';

const { folder, remove } = scratch();
const core = startCore(folder, { shipped: true });
await core.hears('opened');
const { incidentId } = await begunForm(core);
const bare = openBareLog(path.join(folder, 'bare.db'));

const apart = fork(
  path.join(import.meta.dirname, 'append', 'bare-core.ts'),
  [path.join(folder, 'apart.db')],
  {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
);

const ours: number[] = [];
const theirs: number[] = [];
const behindBorder: number[] = [];
for (let i = 0; i < EDITS + WARM_UP; i += 1) {
  // As somebody types it: a little longer each time, and then the next report.
  const whatHappened = `${i} ${sentence.repeat(2).slice(0, 10 + (i % 150))}`;
  const began = performance.now();
  await core.tell('incident.edit', { incidentId, changes: { whatHappened } });
  const between = performance.now();
  bare.commit(JSON.stringify({ incidentId, changes: { whatHappened } }));
  const bareDone = performance.now();
  const answered = once(apart, 'message');
  apart.send({ incidentId, changes: { whatHappened } });
  await answered;
  if (i < WARM_UP) continue;
  ours.push(between - began);
  theirs.push(bareDone - between);
  behindBorder.push(performance.now() - bareDone);
}
await core.close();
apart.disconnect();
await once(apart, 'exit');
bare.close();
remove();
for (const share of [0.5, 0.99])
  for (const [against, times] of [
    ['', theirs],
    [' against a process of its own', behindBorder],
  ] as const) {
    const baseline = percentile(times, share);
    const name = `append p${share * 100}${against}`;
    report({ name, value: percentile(ours, share), unit: 'ms', baseline, n: EDITS });
  }
