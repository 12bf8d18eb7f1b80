import type { ShiftReports } from '../../../shared/config/schema.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { ReportFormat } from '../../../shared/domain/selection.ts';
import type { ShiftTime } from '../../../shared/domain/shift-plan.ts';
import { type ShiftReport, type ShiftReportId, shiftReportId } from '../../../shared/domain/shift-report.ts';
import { type Context, type Decision, facts, type World } from '../log/decision.ts';
import type { ReportFact } from '../log/entries.ts';

/** What these shifts will leave behind. Until a shift is over, newer settings count. */
export function due(
  world: World,
  shifts: readonly ShiftTime[],
  { formats, redacted }: Pick<ShiftReports, 'formats' | 'redacted'>,
  { at }: Pick<Context, 'at'>,
): Decision<ReportFact> {
  return facts(
    ...shifts.flatMap(({ name: shift, day, from, to }): ReportFact[] => {
      const subject = shiftReportId(day, shift);
      const data = { day, shift, from, to, formats, redacted };
      const known = world.shiftReport(subject);
      return known && stands(known, data, at) ? [] : [{ type: 'report.due', subject, data }];
    }),
  );
}

function stands(
  known: ShiftReport,
  data: (ReportFact & { type: 'report.due' })['data'],
  at: number,
): boolean {
  if (known.to <= at) return true;
  // Delivered before its end: by a clock that had been wrong.
  if (known.delivered.length > 0) return false;
  const { day, shift, from, to, formats, redacted } = known;
  return JSON.stringify({ day, shift, from, to, formats, redacted }) === JSON.stringify(data);
}

/** Told once for each reason, however often it is tried. */
export function waiting(
  world: World,
  id: ShiftReportId,
  { code: error, params }: Refusal,
): Decision<ReportFact> {
  const cause = String(params['cause'] ?? '');
  const known = world.shiftReport(id);
  if (!known || (known.waiting?.error === error && known.waiting.cause === cause)) return facts();
  return facts({ type: 'report.waiting', subject: id, data: { error, cause } });
}

export function delivered(
  world: World,
  id: ShiftReportId,
  format: ReportFormat,
  file: string,
): Decision<ReportFact> {
  const known = world.shiftReport(id);
  if (!known || known.delivered.some((one) => one.format === format)) return facts();
  return facts({ type: 'report.delivered', subject: id, data: { format, file } });
}
