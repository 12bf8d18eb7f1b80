import { z } from 'zod';
import { WibDay } from '../time/wib.ts';
import { SearchQuery } from './search.ts';

/** Which calls a report is about. A call belongs to the moment it rang, whenever it ended. */
export const Selection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('day'), day: WibDay }),
  /** A shift of the room's plan, by its name; `day` is the one on which it begins. */
  z.object({ kind: z.literal('shift'), day: WibDay, shift: z.string().min(1).max(20) }),
  /** Whole days, both included. */
  z.object({ kind: z.literal('range'), from: WibDay, to: WibDay }),
  /** What the search finds in the whole log. */
  z.object({
    kind: z.literal('search'),
    text: z.string().trim().max(200),
    /** What else the screen was asked for. */
    filters: SearchQuery.omit({ words: true }).optional(),
  }),
]);
export type Selection = z.infer<typeof Selection>;

/** The files that the core writes; pages are printed by Electron. */
export const ExportFormat = z.enum(['csv', 'xlsx', 'json']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** The files that a report can be. */
export const ReportFormat = z.enum([...ExportFormat.options, 'pdf']);
export type ReportFormat = z.infer<typeof ReportFormat>;
