import { type Result, refuse } from '../../../shared/contract/errors.ts';
import type { ExportProgress } from '../../../shared/contract/export.ts';
import type { CommandArgs, CommandOutput } from '../../../shared/contract/index.ts';
import type { ShiftPlan } from '../../../shared/domain/shift-plan.ts';
import { type Exported, exportReport } from './export.ts';
import { pagesOf } from './pages.ts';
import { scopeOf } from './scope.ts';

export interface ExportService {
  /** One at a time: a second one is told that the first is still being written. */
  write(input: CommandArgs<'log.export'>): Promise<Result<Exported>>;
  /** What its pages are drawn from. */
  pages(input: CommandArgs<'log.pages'>): Result<CommandOutput<'log.pages'>>;
  cancel(): void;
}

/** Progress is told this often; a screen needs no more. */
const TELL_EVERY_MS = 200;

export function exportService(
  room: { databaseFile: string; folder: string; room: string; station: string; shifts: ShiftPlan },
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
      let told = 0;
      try {
        return await exportReport({
          ...room,
          scope: scope.value,
          format,
          redacted,
          now,
          makeFolder: true,
          signal: current.signal,
          progress(calls, of) {
            const at = performance.now();
            if (at - told < TELL_EVERY_MS) return;
            told = at;
            tell({ calls, of });
          },
        });
      } finally {
        running = null;
      }
    },
    pages({ selection, redacted }) {
      const now = Date.now();
      // Figures are those of a time; what a search found has none.
      if (selection.kind === 'search') return refuse('E_EXPORT_WORDS');
      const scope = scopeOf(selection, room.shifts, now);
      return scope.ok ? pagesOf({ ...room, scope: scope.value, redacted, now }) : scope;
    },
    cancel: () => running?.abort(),
  };
}
