import { z } from 'zod';
import { Time } from '../domain/call.ts';
import { Selection } from '../domain/selection.ts';
import { command } from './define.ts';

export const ExportFormat = z.enum(['csv', 'xlsx', 'json']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** How far the export that is being written has come. */
export const ExportProgress = z.object({ calls: z.int(), of: z.int() });
export type ExportProgress = z.infer<typeof ExportProgress>;

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
  /** Ends the export that is being written; nothing of it stays. */
  'log.cancelExport': command({
    to: 'core',
    from: ['workstation'],
    input: z.object({}),
    output: z.null(),
  }),
};
