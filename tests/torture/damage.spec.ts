import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { openDatabase } from '../../electron/core/database/open.ts';
import { verify } from '../../electron/core/log/verify.ts';
import { answeredCall } from '../integration/calls.ts';
import { startCore } from '../integration/core-process.ts';
import { expect, fileIn, test } from './core.ts';

const cli = path.resolve(import.meta.dirname, '..', '..', 'electron', 'cli', 'siaga.ts');

type Harm =
  | { kind: 'truncate'; at: number }
  | { kind: 'flip'; at: number[] }
  | { kind: 'page'; at: number; byte: number };

/** A place in the file, as a share of its length. */
const share = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1_000_000);

const harm: fc.Arbitrary<Harm> = fc.oneof(
  fc.record({ kind: fc.constant('truncate' as const), at: share }),
  fc.record({
    kind: fc.constant('flip' as const),
    at: fc.array(share, { minLength: 1, maxLength: 20 }),
  }),
  fc.record({
    kind: fc.constant('page' as const),
    at: share,
    byte: fc.nat(255),
  }),
);

function harmed(whole: Buffer, harm: Harm): Buffer {
  const bytes = Buffer.from(whole);
  switch (harm.kind) {
    case 'truncate':
      return bytes.subarray(0, Math.floor(harm.at * bytes.length));
    case 'flip':
      for (const at of harm.at) {
        const place = Math.floor(at * bytes.length);
        bytes[place] = (bytes[place] ?? 0) ^ (1 << (place % 8));
      }
      return bytes;
    case 'page': {
      const page = Math.floor((harm.at * bytes.length) / 4_096) * 4_096;
      return bytes.fill(harm.byte, page, page + 4_096);
    }
  }
}

/** What an administrator is told, and has to act on, before anything can be written. */
const standing = ['E_DB_NOT_OURS', 'E_DB_NEWER', 'E_DB_OPEN'];

test('a truncated or bit-flipped file is worked on, repaired or refused by name, never lost and never fatal', async ({
  folder,
}) => {
  test.setTimeout(900_000);
  const seeded = path.join(folder, 'seed');
  execFileSync(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    cli,
    'seed',
    '--calls',
    '200',
    '--days',
    '2',
    '--until',
    '2026-11-24',
    '--data',
    seeded,
  ]);
  const whole = readFileSync(path.join(seeded, 'siaga112.db'));
  let round = 0;
  await fc.assert(
    fc.asyncProperty(harm, fc.boolean(), async (how, unclean) => {
      const home = path.join(folder, String(round++));
      mkdirSync(path.join(home, 'data'), { recursive: true });
      const bytes = harmed(whole, how);
      writeFileSync(fileIn(home), bytes);
      if (unclean) writeFileSync(`${fileIn(home)}-wal`, '');
      const core = startCore(home);
      try {
        const first = await Promise.race([core.hears('opened'), core.hears('unavailable')]);
        if (first.kind === 'unavailable' && standing.includes(first.refusal.code)) {
          expect(readFileSync(fileIn(home)).equals(bytes)).toBe(true);
          return;
        }
        await core.hears('opened');
        // Everything that reads the whole of a projection may come upon the damage, and is answered.
        await core.ask('call.list', { day: null, limit: 500 });
        await core.ask('call.list', { day: null, text: '08' });
        await core.ask('desk.snapshot', {});
        // Damage met on the way is repaired, and then the call is taken.
        const repair = core.hears('opened', ({ problems }) => problems.length > 0);
        await answeredCall(core).catch(() => repair.then(() => answeredCall(core)));
        expect(core.child.exitCode).toBeNull();
        const repaired = core.said.some(
          (message) => message.kind === 'opened' && message.problems.length > 0,
        );
        const kept = readdirSync(path.join(home, 'data')).filter(
          (name) => name.includes('.rusak-') && name.endsWith('.db'),
        );
        if (repaired) expect(kept.length).toBeGreaterThan(0);
        await core.close();
        // What a repair carried over is proved; damage that SQLite cannot see is found by the chain.
        const db = openDatabase(fileIn(home), { readonly: true });
        const { broken } = verify(db);
        if (repaired) expect(broken).toEqual([]);
        db.close();
      } finally {
        await core.kill().catch(() => undefined);
        rmSync(home, { recursive: true, force: true });
      }
    }),
    { numRuns: 60 },
  );
});
