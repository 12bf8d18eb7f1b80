import type { Command } from 'commander';
import { type WibDay, wibDay } from '../../../shared/time/wib.ts';
import { addVerb, day, openLog, whole } from '../run.ts';
import { seed } from '../seed/seed.ts';

interface Options {
  calls: number;
  days: number;
  until: WibDay;
  randomSeed: number;
  station: string;
}

export function addSeed(program: Command): void {
  addVerb<Options>(
    program,
    (command) =>
      command
        .name('seed')
        .description(
          'Fill an empty log with invented calls, for practice, tests and measurements. The same options always make the same log.',
        )
        .option('--calls <count>', 'how many calls', whole(1, 10_000_000), 1_000)
        .option('--days <count>', 'over how many WIB days', whole(1, 3_650), 30)
        .option('--until <day>', 'the last of these days, YYYY-MM-DD', day, wibDay(Date.now()))
        .option('--random-seed <number>', 'another number makes another log', whole(0, 2 ** 32 - 1), 112)
        .option('--station <name>', 'the desk whose chain it is', 'MEJA-1'),
    ({ calls, days, until, randomSeed, station, ...options }) => {
      const db = openLog(options, 'create');
      try {
        if (db.prepare('SELECT 1 FROM log LIMIT 1').get()) {
          throw new Error(`${options.data} holds a log already; invented calls never mix with real ones.`);
        }
        const show = process.stderr.isTTY && !options.json;
        const entries = seed(db, { calls, days, until, randomSeed, station }, (done) => {
          if (show) process.stderr.write(`\r${done} of ${calls} calls`);
        });
        if (show) process.stderr.write('\n');
        return {
          json: { calls, days, until, randomSeed, station, entries },
          text: `${calls} calls in ${entries} entries, ${days} days until ${until}.`,
        };
      } finally {
        db.close();
      }
    },
  );
}
