import { createHash, type Hash } from 'node:crypto';
import path from 'node:path';
import { ok, type Result } from '../../../shared/contract/errors.ts';
import type { ExportFormat, ReportFormat } from '../../../shared/domain/selection.ts';
import { slug } from '../../../shared/text/slug.ts';
import { openDatabase } from '../database/open.ts';
import { chainHeads } from './chains.ts';
import { csv } from './csv.ts';
import { writeWhole } from './file.ts';
import { json } from './json.ts';
import { writeProof } from './proof-file.ts';
import type { Report } from './report.ts';
import { prepareRows } from './rows.ts';
import type { Scope } from './scope.ts';
import { xlsx } from './xlsx/workbook.ts';

export interface ExportJob {
  databaseFile: string;
  folder: string;
  /** False where a missing folder means that a share is away. */
  makeFolder: boolean;
  room: string;
  station: string;
  scope: Scope;
  format: ExportFormat;
  redacted: boolean;
  now: number;
  signal: AbortSignal;
  progress(calls: number, of: number): void;
}

export interface Exported {
  file: string;
  calls: number;
  at: number;
}

/** `siaga112_Jombang-Siaga-112_MEJA-1_2026-11-24_Malam.xlsx`: which room, desk, date and shift. */
export function fileName(
  job: Pick<ExportJob, 'room' | 'station' | 'scope' | 'redacted'> & { format: ReportFormat },
): string {
  const variant = job.redacted ? '_tanpa-data-pribadi' : '';
  return `siaga112_${slug(job.room)}_${job.station}_${job.scope.name}${variant}.${job.format}`;
}

/**
 * Writes one report. Reads one snapshot over a connection of its own and yields between batches, so that saving goes
 * on meanwhile and what is logged meanwhile is not half in it.
 */
export async function exportReport(job: ExportJob): Promise<Result<Exported>> {
  const file = path.join(job.folder, fileName(job));
  const db = openDatabase(job.databaseFile, { readonly: true });
  try {
    db.exec('BEGIN');
    const { room, station, scope, redacted, now: exportedAt } = job;
    const calls = prepareRows(db, scope);
    let taken = 0;
    const took = (rows: number): void => {
      taken += rows;
      job.progress(taken, calls);
    };
    const report: Report = {
      db,
      scope,
      redacted,
      room,
      station,
      exportedAt,
      chains: chainHeads(db),
      calls,
      took,
    };
    const sealed = createHash('sha256');
    const refusal =
      (await writeWhole(file, contentOf(report, job.format, sealed), job)) ??
      (job.format === 'csv' ? await writeProof(report, file, sealed.digest('hex')) : null);
    return refusal ? { ok: false, refusal } : ok({ file, calls, at: exportedAt });
  } finally {
    db.close();
  }
}

/** `sealed` is told of every byte that goes into the file. */
function contentOf(
  report: Report,
  format: ExportFormat,
  sealed: Hash,
): Iterable<string | Uint8Array> | AsyncIterable<Uint8Array> {
  switch (format) {
    case 'csv':
      return passing(csv(report), sealed);
    case 'json':
      return json(report);
    case 'xlsx':
      return xlsx(report);
  }
}

function* passing(texts: Iterable<string>, sealed: Hash): Generator<Uint8Array> {
  for (const text of texts) {
    const bytes = Buffer.from(text);
    sealed.update(bytes);
    yield bytes;
  }
}
