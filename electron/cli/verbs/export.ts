import path from 'node:path';
import { type Command, Option } from 'commander';
import { ExportFormat } from '../../../shared/contract/desk.ts';
import { type WibDay, wibDay } from '../../../shared/time/wib.ts';
import { exportDay } from '../../core/export/export.ts';
import { addVerb, databaseFile, day, Failure, openLog, stationOf } from '../run.ts';

interface Options {
  date: WibDay;
  format: ExportFormat;
  out: string;
}

export function addExport(program: Command): void {
  addVerb<Options>(
    program,
    (command) =>
      command
        .name('export')
        .description('Write one WIB day of the log into a file.')
        .option('--date <day>', 'the day, YYYY-MM-DD', day, wibDay(Date.now()))
        .addOption(
          new Option('--format <format>', 'csv for spreadsheets, json without any loss')
            .choices(ExportFormat.options)
            .default('csv'),
        )
        .option('--out <folder>', 'folder for the file, made if it is not there', '.'),
    async ({ date, format, out, ...options }) => {
      const db = openLog(options, 'read');
      const station = stationOf(db) ?? 'MEJA-1';
      db.close();
      const done = await exportDay({
        databaseFile: databaseFile(options),
        folder: path.resolve(out),
        station,
        day: date,
        format,
        now: Date.now(),
      });
      if (!done.ok) throw new Failure(done.refusal);
      const { file, calls } = done.value;
      return { json: { file, calls, date, format }, text: `${calls} calls of ${date} in ${file}` };
    },
  );
}
