import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { ExportFormat } from '../../../shared/contract/desk.ts';
import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import type { Agency } from '../../../shared/domain/agency.ts';
import type { WibDay } from '../../../shared/time/wib.ts';
import { openDatabase } from '../database/open.ts';
import { csvHead, csvRows } from './csv.ts';
import { agenciesOf, countCalls, dayRows } from './day.ts';
import { dayJson } from './json.ts';

export interface ExportJob {
  databaseFile: string;
  folder: string;
  station: string;
  day: WibDay;
  format: ExportFormat;
  now: number;
}

/**
 * Writes one WIB day into a file that appears whole or not at all. Reads over a connection of its own and
 * yields between batches, so that saving goes on meanwhile.
 */
export async function exportDay(
  job: ExportJob,
): Promise<Result<{ file: string; calls: number; at: number }>> {
  const file = path.join(job.folder, `siaga112_${job.station}_${job.day}.${job.format}`);
  const unfinished = `${file}.${process.pid}.tmp`;
  const db = openDatabase(job.databaseFile, { readonly: true });
  try {
    await mkdir(job.folder, { recursive: true });
    const out = await open(unfinished, 'w');
    let calls = 0;
    try {
      // One snapshot for the whole file: what is logged meanwhile is not half in it.
      db.exec('BEGIN');
      calls = countCalls(db, job.day);
      let writing = Promise.resolve();
      for (const text of content(db, job)) {
        // The next batch is read while this one is written.
        await writing;
        writing = out.appendFile(text);
        writing.catch(() => undefined);
        await nextTurn();
      }
      await writing;
      await out.sync();
    } finally {
      await out.close();
    }
    await rename(unfinished, file);
    return ok({ file, calls, at: job.now });
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (/^E[A-Z]+$/.test(code)) return refuse('E_EXPORT_FOLDER', { folder: job.folder, cause: code });
    throw error;
  } finally {
    db.close();
  }
}

function content(db: Database.Database, job: ExportJob): Generator<string> {
  switch (job.format) {
    case 'csv':
      return csv(db, job.day);
    case 'json':
      return dayJson(db, { ...job, exportedAt: job.now });
  }
}

function* csv(db: Database.Database, day: WibDay): Generator<string> {
  const agencies = new Map<string, Agency>(agenciesOf(db).map((agency) => [agency.id, agency]));
  yield csvHead();
  for (const rows of dayRows(db, day)) yield csvRows(rows, agencies);
}
