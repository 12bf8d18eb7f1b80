import { type Command, Option } from 'commander';
import type { Selection } from '../../shared/domain/selection.ts';
import { type WibDay, wibDay } from '../../shared/time/wib.ts';
import { day } from './run.ts';

export interface Times {
  day?: WibDay;
  date?: WibDay;
  shift?: string;
  from?: WibDay;
  to?: WibDay;
}

/** What a verb is about: a day, a shift of it, or several days. `others`: options that none of these goes with. */
export function addTimes(command: Command, others: string[] = []): Command {
  const range = (flags: string, text: string): Option =>
    new Option(flags, text).argParser(day).conflicts(['day', 'date', 'shift']);
  const one = (flags: string, text: string): Option =>
    new Option(flags, text).argParser(day).conflicts(others);
  return command
    .addOption(one('--day <day>', 'one WIB day, YYYY-MM-DD (today if nothing else is chosen)'))
    .addOption(one('--date <day>', 'the same as --day').hideHelp())
    .addOption(
      new Option(
        '--shift <name>',
        'one shift of that day, by its name in the settings, e.g. malam',
      ).conflicts(others),
    )
    .addOption(range('--from <day>', 'the first day of several'))
    .addOption(range('--to <day>', 'the last day of several'));
}

export function selectionOf({ day: chosen, date, shift, from, to }: Times): Selection {
  const today = wibDay(Date.now());
  if (from !== undefined || to !== undefined)
    return { kind: 'range', from: from ?? to ?? today, to: to ?? today };
  const on = chosen ?? date ?? today;
  return shift === undefined ? { kind: 'day', day: on } : { kind: 'shift', day: on, shift };
}
