import type { Command } from 'commander';
import { formatNumber } from '../../../shared/phone-number/phone-number.ts';
import { type WibDay, wibIso } from '../../../shared/time/wib.ts';
import { callQueries } from '../../core/call/queries.ts';
import { addVerb, day, openLog, whole } from '../run.ts';

interface Options {
  date?: WibDay;
  limit: number;
}

export function addSearch(program: Command): void {
  addVerb<Options>(
    program,
    (command) =>
      command
        .name('search')
        .description('Find calls by number, name, incident number or any word of the report; newest first.')
        .argument('<words...>', 'beginnings of words, all of which must occur')
        .option('--date <day>', 'only this WIB day, YYYY-MM-DD', day)
        .option('--limit <count>', 'at most this many', whole(1, 500), 20),
    ({ date, limit, ...options }, ...words) => {
      const db = openLog(options, 'read');
      try {
        const { rows, more } = callQueries(db).list({
          day: date ?? null,
          text: words.join(' '),
          before: null,
          limit,
        });
        const lines = rows.map(({ call, incident }) =>
          [
            wibIso(call.ringingAt).slice(0, 19).replace('T', ' '),
            call.number === null ? '–' : formatNumber(call.number),
            (call.direction === 'in' && call.qualification?.disposition) || call.state,
            incident ? `${incident.number} ${incident.fields.whatHappened}`.trim() : '',
          ].join('  '),
        );
        return { json: { rows, more }, text: lines.join('\n') || 'Nothing found.' };
      } finally {
        db.close();
      }
    },
  );
}
