import type { ShiftReport } from '../../../shared/domain/shift-report.ts';
import type { Entry, ReportFact } from '../log/entries.ts';

/** The report after one more entry. */
export function evolveShiftReport(
  report: ShiftReport | undefined,
  { subject: id, at, seq, ...entry }: Entry<ReportFact>,
): ShiftReport | undefined {
  switch (entry.type) {
    case 'report.due':
      return { ...entry.data, id, delivered: [], waiting: null, seq };
    case 'report.waiting':
      return report && { ...report, waiting: { since: report.waiting?.since ?? at, ...entry.data }, seq };
    case 'report.delivered':
      return (
        report && { ...report, delivered: [...report.delivered, { ...entry.data, at }], waiting: null, seq }
      );
  }
}
