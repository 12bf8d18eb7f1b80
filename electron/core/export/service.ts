import { type Result, refuse } from '../../../shared/contract/errors.ts';
import type { ExportProgress } from '../../../shared/contract/export.ts';
import type { CommandArgs, CommandOutput } from '../../../shared/contract/index.ts';
import type { ShiftPlan } from '../../../shared/domain/shift-plan.ts';
import type { Exporting } from './beside.ts';
import type { Exported } from './export.ts';
import { scopeOf } from './scope.ts';

export interface ExportService {
  /** One at a time: a second one is told that the first is still being written. */
  write(input: CommandArgs<'log.export'>): Promise<Result<Exported>>;
  /** What its pages are drawn from. */
  pages(input: CommandArgs<'log.pages'>): Promise<Result<CommandOutput<'log.pages'>>>;
  cancel(): void;
}

export function exportService(
  room: { databaseFile: string; folder: string; room: string; station: string; shifts: ShiftPlan },
  exporting: Exporting,
  tell: (progress: ExportProgress) => void,
): ExportService {
  let running: AbortController | null = null;
  return {
    async write({ selection, format, redacted }) {
      if (running) return refuse('E_EXPORT_BUSY');
      const now = Date.now();
      const scope = scopeOf(selection, room.shifts, now);
      if (!scope.ok) return scope;
      const current = new AbortController();
      running = current;
      try {
        return await exporting.file({
          ...room,
          scope: scope.value,
          format,
          redacted,
          now,
          makeFolder: true,
          signal: current.signal,
          progress: (calls, of) => tell({ calls, of }),
        });
      } finally {
        running = null;
      }
    },
    async pages({ selection, redacted }) {
      const now = Date.now();
      // Figures are those of a time; what a search found has none.
      if (selection.kind === 'search') return refuse('E_EXPORT_WORDS');
      const scope = scopeOf(selection, room.shifts, now);
      return scope.ok ? exporting.pages({ ...room, scope: scope.value, redacted, now }) : scope;
    },
    cancel: () => running?.abort(),
  };
}
