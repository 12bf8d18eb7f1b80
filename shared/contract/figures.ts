import { z } from 'zod';
import { Time } from '../domain/call.ts';
import { isCountable, knowables } from '../domain/figures.ts';
import { AgencyId } from '../domain/ids.ts';
import { command } from './define.ts';

const count = z.int().nonnegative();

/** How long something took, in milliseconds; nearest rank, null without any. */
export const Durations = z.object({
  count,
  p50: z.int().nullable(),
  p90: z.int().nullable(),
  p95: z.int().nullable(),
});
export type Durations = z.infer<typeof Durations>;

/** How many of which code, the most first; `key` is null where there is none. */
export const Counts = z.array(z.object({ key: z.string().nullable(), calls: count }));
export type Counts = z.infer<typeof Counts>;

/** What a time looks like in numbers. How each is counted: docs/figures.md. */
export const Figures = z.object({
  from: Time,
  to: Time,
  /** Real incoming calls that rang in it, without tests. */
  calls: count,
  answered: count,
  /** Left out of everything else. */
  tests: count,
  /** Rang in it, and ended at its end or later. */
  endedLater: count,
  byDisposition: Counts,
  byCategory: Counts,
  byPriority: Counts,
  byKecamatan: Counts,
  /** A call counts for every agency that its incident was handed to, so they do not add up to all. */
  byAgency: Counts,
  byOperator: Counts,
  /** By WIB hour of the day. */
  byHour: z.array(count).length(24),
  /** By day of the week, Monday first, and WIB hour. */
  heat: z.array(z.array(count).length(24)).length(7),
  /** From ringing to answer, of the answered; how many of them within so many seconds. */
  answer: Durations.extend({ within: z.object({ 10: count, 15: count, 20: count }) }),
  abandoned: z.object({
    calls: count,
    /** Of those that showed a number: how many of them this room rang within 24 hours. */
    withNumber: count,
    calledBack: count,
  }),
  nuisance: z.object({
    prank: count,
    ghost: count,
    /** Numbers of two and more such calls, the most first. */
    numbers: z.array(z.object({ number: z.string(), prank: count, ghost: count })),
  }),
  /** Incidents that were created in it, without drafts, practice, and what was merged or no report. */
  incidents: count,
  /** From the first ring (without a call: from its creation) to the first of each. */
  located: Durations,
  handedOver: Durations,
  acknowledged: Durations,
  onScene: Durations,
  completeness: z.object({
    /** Incidents of which everything is known that an agency needs. */
    complete: count,
    known: z.record(z.enum(knowables), count),
  }),
  handOffs: count,
  /** From the press of the agency's button. */
  agencies: z.array(
    z.object({ agencyId: AgencyId, handOffs: count, acknowledged: Durations, onScene: Durations }),
  ),
});
export type Figures = z.infer<typeof Figures>;

export const figureCommands = {
  'figures.of': command({
    to: 'core',
    from: ['workstation', 'cli'],
    input: z.object({ from: Time, to: Time }).refine(isCountable, { path: ['to'] }),
    output: Figures,
  }),
};
