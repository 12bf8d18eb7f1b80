import { z } from 'zod';
import { ErrorCode } from '../contract/errors.ts';
import { WibDay } from '../time/wib.ts';
import { Time } from './call.ts';
import { ReportFormat } from './selection.ts';

/** One for each shift of the plan: `2026-11-24/Malam`. */
export const ShiftReportId = z.string().brand<'ShiftReportId'>();
export type ShiftReportId = z.infer<typeof ShiftReportId>;
export const shiftReportId = (day: WibDay, shift: string): ShiftReportId =>
  ShiftReportId.parse(`${day}/${shift}`);

/** The report that a shift leaves behind by itself: known since the shift began, owed from its end until it is delivered. */
export const ShiftReport = z.object({
  id: ShiftReportId,
  day: WibDay,
  shift: z.string(),
  from: Time,
  /** The shift's end: from then on it is owed. */
  to: Time,
  formats: z.array(ReportFormat),
  redacted: z.boolean(),
  delivered: z.array(z.object({ format: ReportFormat, file: z.string(), at: Time })),
  /** Why it could not be delivered yet, and since when. */
  waiting: z.object({ since: Time, error: ErrorCode, cause: z.string() }).nullable(),
  seq: z.int(),
});
export type ShiftReport = z.infer<typeof ShiftReport>;

export const undelivered = ({
  formats,
  delivered,
}: Pick<ShiftReport, 'formats' | 'delivered'>): ReportFormat[] =>
  formats.filter((format) => !delivered.some((one) => one.format === format));
