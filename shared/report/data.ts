import { z } from 'zod';
import { Figures } from '../contract/figures.ts';
import { Time } from '../domain/call.ts';
import { Category } from '../domain/category.ts';
import { IncidentStatus } from '../domain/incident.ts';
import { Priority } from '../domain/priority.ts';

/** What the pages of a report are drawn from. */
export const ReportData = z.object({
  room: z.string(),
  station: z.string(),
  /** What it is about, in Indonesian words. */
  about: z.string(),
  exportedAt: Time,
  redacted: z.boolean(),
  calls: z.int(),
  practice: z.int(),
  figures: Figures,
  /** Names of the codes in the figures: agencies and kecamatan. */
  names: z.record(z.string(), z.string()),
  chains: z.array(z.object({ station: z.string(), entries: z.int(), hash: z.string() })),
  incidents: z.array(
    z.object({
      number: z.string(),
      at: Time,
      category: Category.nullable(),
      priority: Priority.nullable(),
      place: z.string(),
      what: z.string(),
      status: IncidentStatus,
      handOffs: z.string(),
      practice: z.boolean(),
    }),
  ),
  /** Incidents that are not listed: the table files have all of them. */
  unlisted: z.int(),
});
export type ReportData = z.infer<typeof ReportData>;
