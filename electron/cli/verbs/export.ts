import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { Result } from '../../../shared/contract/errors.ts';
import type { DrawRequest } from '../../../shared/contract/export.ts';
import { emptyQuery, type SearchQuery } from '../../../shared/domain/search.ts';
import { type ExportFormat, ReportFormat, type Selection } from '../../../shared/domain/selection.ts';
import { type Exported, exportReport } from '../../core/export/export.ts';
import { type PagesJob, pagesOf } from '../../core/export/pages.ts';
import { scopeOf } from '../../core/export/scope.ts';
import { drawPages } from '../pages.ts';
import { addFilters, type Filtering, filterNames, isFiltered, queryOf } from '../query.ts';
import { addVerb, databaseFile, Failure, openLog, stationOf } from '../run.ts';
import { settingsOf } from '../settings.ts';
import { addTimes, selectionOf, type Times } from '../times.ts';

interface Options extends Times, Filtering {
  search?: string;
  format: ReportFormat[];
  redacted?: true;
  out: string;
}

function formats(text: string): ReportFormat[] {
  const known = text.split(',').map((name) => ReportFormat.safeParse(name.trim()).data);
  if (known.includes(undefined))
    throw new InvalidArgumentError('It must be csv, xlsx, json or pdf, or several with commas.');
  return [...new Set(known)] as ReportFormat[];
}

export function addExport(program: Command): void {
  addVerb<Options>(
    program,
    (command) =>
      addFilters(addTimes(command, ['search', ...filterNames]))
        .name('export')
        .description(
          'Write calls with their incidents and hand-offs into files (docs/export.md). The log is only read, also while the workstation is at work. ' +
            'Progress goes to standard error. Exit codes: 0 written, 1 failed (the code says why, and nothing half is left), 2 bad usage. A PDF is drawn by Electron.',
        )
        .option('--search <words>', 'what the search finds in the whole log, or between --from and --to')
        .option('--format <formats>', 'csv, xlsx, json, pdf, or several with commas', formats, ['csv'])
        .option('--redacted', 'without personal data: numbers masked, names and free text left out')
        .option('--out <folder>', 'folder for the files, made if it is not there', '.'),
    async ({ format, redacted = false, out, search, ...options }) => {
      const db = openLog(options, 'read');
      const station = stationOf(db) ?? 'MEJA-1';
      const selection =
        search !== undefined || isFiltered(options)
          ? searchOf(queryOf(db, search ?? '', options))
          : selectionOf(options);
      db.close();
      const { roomName, shifts, letterhead } = settingsOf(options.data);
      const now = Date.now();
      const scope = scopeOf(selection, shifts, now);
      if (!scope.ok) throw new Failure(scope.refusal);
      const files: (Exported & { format: ReportFormat })[] = [];
      for (const one of format) {
        const job: PagesJob = {
          databaseFile: databaseFile(options),
          folder: path.resolve(out),
          room: roomName,
          station,
          scope: scope.value,
          redacted,
          now,
        };
        const done = one === 'pdf' ? await drawn(job, letterhead) : await written(job, one);
        if (!done.ok) throw new Failure(done.refusal);
        files.push({ format: one, ...done.value });
      }
      const [{ file = '', calls = 0 } = {}] = files;
      return {
        json: {
          selection: scope.value.selection,
          redacted,
          calls,
          file,
          files: files.map(({ format: of, file: path }) => ({ format: of, file: path })),
        },
        text: files.map((one) => `${one.calls} calls in ${one.file}`).join('\n'),
      };
    },
  );
}

const written = (job: PagesJob, format: ExportFormat): Promise<Result<Exported>> =>
  exportReport({
    ...job,
    makeFolder: true,
    format,
    signal: new AbortController().signal,
    progress: progressOf(format),
  });

async function drawn(job: PagesJob, letterhead: DrawRequest['letterhead']): Promise<Result<Exported>> {
  const pages = pagesOf(job);
  return pages.ok ? drawPages({ pages: pages.value, letterhead }) : pages;
}

function searchOf({ words: text, ...filters }: SearchQuery): Selection {
  const { words: _, ...none } = emptyQuery;
  const filtered = JSON.stringify(filters) !== JSON.stringify(none);
  return { kind: 'search', text, ...(filtered ? { filters } : {}) };
}

/** A line on standard error each second, so that who waits knows, and who reads the output is not disturbed. */
function progressOf(format: ExportFormat): (calls: number, of: number) => void {
  let told = performance.now();
  return (calls, of) => {
    if (performance.now() - told < 1_000 && calls < of) return;
    told = performance.now();
    process.stderr.write(`${format}: ${calls} of ${of} calls\n`);
  };
}
