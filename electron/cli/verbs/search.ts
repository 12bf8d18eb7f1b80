import type { Command } from 'commander';
import type { Found } from '../../../shared/contract/search.ts';
import { formatNumber } from '../../../shared/phone-number/phone-number.ts';
import { type WibDay, wibIso } from '../../../shared/time/wib.ts';
import { openSearch } from '../../core/search/find.ts';
import { addFilters, type Filtering, isFiltered, queryOf } from '../query.ts';
import { addVerb, day, openLog, whole } from '../run.ts';

interface Options extends Filtering {
  date?: WibDay;
  from?: WibDay;
  to?: WibDay;
  limit: number;
}

export function addSearch(program: Command): void {
  addVerb<Options>(
    program,
    (command) =>
      addFilters(
        command
          .name('search')
          .description(
            'Find calls, incidents without a call and shifts in the whole log, as the screen does; newest first.',
          )
          .argument('[words...]', 'beginnings of words, all of which must occur')
          .option('--date <day>', 'only this WIB day, YYYY-MM-DD', day)
          .option('--from <day>', 'from this WIB day on', day)
          .option('--to <day>', 'up to this WIB day', day)
          .option('--limit <count>', 'at most this many', whole(1, 500), 20)
          .hook('preAction', (_, asked) => {
            const { date, from, to } = asked.opts<Options>();
            if (asked.args.join('').trim() === '' && !isFiltered(asked.opts()) && !date && !from && !to)
              asked.error('Say words or a filter.');
          }),
      ),
    ({ date, limit, data, ...options }, ...words) => {
      const db = openLog({ data }, 'read');
      try {
        const on = date ? { from: date, to: date } : {};
        const query = queryOf(db, words.join(' '), { ...options, ...on });
        const { rows, more } = openSearch(db)({ query, before: null, limit });
        return { json: { rows, more }, text: rows.map(lineOf).join('\n') || 'Nothing found.' };
      } finally {
        db.close();
      }
    },
  );
}

function lineOf(found: Found): string {
  const at = wibIso(found.at).slice(0, 19).replace('T', ' ');
  switch (found.kind) {
    case 'call': {
      const { call, incident } = found;
      return [
        at,
        call.number === null ? '–' : formatNumber(call.number),
        (call.direction === 'in' && call.qualification?.disposition) || call.state,
        incident ? `${incident.number} ${incident.fields.whatHappened}`.trim() : '',
      ].join('  ');
    }
    case 'incident':
      return [at, 'incident', found.incident.number, found.incident.fields.whatHappened].join('  ');
    case 'shift':
      return [at, 'shift', found.shift.operator, found.shift.note].join('  ');
  }
}
