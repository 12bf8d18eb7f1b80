import type { Command } from 'commander';
import { domain } from '../../../shared/i18n/en/domain.ts';
import type { WibDay } from '../../../shared/time/wib.ts';
import { addVerb, day, openLog } from '../run.ts';
import { figures } from '../stats.ts';

interface Options {
  date?: WibDay;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const seconds = (ms: number | null): string => (ms === null ? '–' : `${(ms / 1000).toFixed(1)} s`);

export function addStats(program: Command): void {
  addVerb<Options>(
    program,
    (command) =>
      command
        .name('stats')
        .description('Count calls and their dispositions, incidents, hand-offs; practice calls are left out.')
        .option('--date <day>', 'only this WIB day, YYYY-MM-DD', day),
    ({ date, ...options }) => {
      const db = openLog(options, 'read');
      try {
        const found = figures(db, date ?? null);
        const lines = [
          `${found.calls} incoming calls, ${found.answered} answered; ${found.incidents} incidents, ${found.handOffs} hand-offs; ${found.entries} log entries in all.`,
          `Answered after ${seconds(found.answerMs.p50)} (half of them), ${seconds(found.answerMs.p90)} (nine of ten).`,
          ...found.dispositions.map(({ disposition, calls, ofAll, ofAnswered }) =>
            `${domain.disposition[disposition].padEnd(24)} ${String(calls).padStart(8)}  ${percent(ofAll).padStart(7)} of all  ${ofAnswered === null ? '' : `${percent(ofAnswered).padStart(7)} of answered`}`.trimEnd(),
          ),
        ];
        return { json: found, text: lines.join('\n') };
      } finally {
        db.close();
      }
    },
  );
}
