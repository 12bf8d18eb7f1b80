import { z } from 'zod';
import { Config } from '../config/schema.ts';
import { Time } from '../domain/call.ts';
import { ExportFormat, Selection } from '../domain/selection.ts';
import { ShiftReportId } from '../domain/shift-report.ts';
import { ReportData } from '../report/data.ts';
import { command } from './define.ts';
import { Refusal } from './errors.ts';

/** How far the export that is being written has come. */
export const ExportProgress = z.object({ calls: z.int(), of: z.int() });
export type ExportProgress = z.infer<typeof ExportProgress>;

/** The pages of a report, and the file that they are to become. */
const Pages = z.object({ file: z.string(), data: ReportData });

/** A shift's report that is owed as pages. */
export const OwedPages = Pages.extend({ reportId: ShiftReportId });
export type OwedPages = z.infer<typeof OwedPages>;

/** What the command line has Electron draw: the pages, and the letterhead of the settings. */
export const DrawRequest = z.object({ pages: Pages, letterhead: Config.shape.letterhead });
export type DrawRequest = z.infer<typeof DrawRequest>;

export const exportCommands = {
  /** Writes a report into the export folder; the file appears whole or not at all. One at a time. */
  'log.export': command({
    to: 'core',
    from: ['workstation', 'main', 'cli'],
    input: z.object({
      selection: Selection,
      format: ExportFormat,
      /** Without personal data, for sharing. */
      redacted: z.boolean().default(false),
    }),
    output: z.object({ file: z.string(), calls: z.int(), at: Time }),
  }),
  /** The same as pages of A4. They are printed by Electron, so this is main's to do. */
  'log.exportPdf': command({
    to: 'main',
    from: ['workstation'],
    input: z.object({ selection: Selection, redacted: z.boolean().default(false) }),
    output: z.object({ file: z.string(), calls: z.int(), at: Time }),
  }),
  /** What those pages are drawn from. */
  'log.pages': command({
    to: 'core',
    from: ['main'],
    input: z.object({ selection: Selection, redacted: z.boolean() }),
    output: Pages,
  }),
  /** Main wrote the pages of a shift's report (`report.print`), or could not. */
  'report.printed': command({
    to: 'core',
    from: ['main'],
    input: z.object({ reportId: ShiftReportId, refusal: Refusal.nullable() }),
    output: z.null(),
  }),
  /** Ends the export that is being written; nothing of it stays. */
  'log.cancelExport': command({
    to: 'core',
    from: ['workstation'],
    input: z.object({}),
    output: z.null(),
  }),
};
