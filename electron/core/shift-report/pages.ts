import { type Refusal, refuse } from '../../../shared/contract/errors.ts';
import type { OwedPages } from '../../../shared/contract/export.ts';
import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { ShiftReportId } from '../../../shared/domain/shift-report.ts';

/** Main draws a month in seconds; one that has not answered by then is asked again. */
const PATIENCE_MS = 120_000;

export interface Pages {
  /** Why they were not written; null when they were, or when nobody waits for them any more. */
  print(owed: OwedPages, signal: AbortSignal): Promise<Refusal | null>;
  printed(answer: CommandArgs<'report.printed'>): void;
}

/** Has main draw and write the pages of a report; main answers with `report.printed`. */
export function createPages(publish: (owed: OwedPages) => void): Pages {
  const waiting = new Map<ShiftReportId, (refusal: Refusal | null) => void>();
  return {
    async print(owed, signal) {
      const answer = Promise.withResolvers<Refusal | null>();
      const stop = (): void => answer.resolve(null);
      const late = setTimeout(() => answer.resolve(refuse('E_EXPORT_PAGES').refusal), PATIENCE_MS);
      signal.addEventListener('abort', stop);
      waiting.set(owed.reportId, answer.resolve);
      publish(owed);
      const refusal = await answer.promise;
      signal.removeEventListener('abort', stop);
      clearTimeout(late);
      waiting.delete(owed.reportId);
      return refusal;
    },
    printed: ({ reportId, refusal }) => waiting.get(reportId)?.(refusal),
  };
}
