import type { AgencySettings, OpeningHours } from '../domain/agency.ts';
import { WIB_OFFSET_MS } from '../time/wib.ts';

/** Whether an agency fits an incident's place and this hour. Said beside its button, never enforced. */
export interface AgencyFit {
  /** Null while the kecamatan is not known. */
  covers: boolean | null;
  open: boolean;
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

function isOpen({ days, from, to }: OpeningHours, day: number, minute: number): boolean {
  const [start, end] = [minutes(from), minutes(to)];
  if (start < end) return days.includes(day) && minute >= start && minute < end;
  // Over midnight: the evening of that day, or the morning after it. The same time twice is a whole day.
  const before = day === 1 ? 7 : day - 1;
  return (days.includes(day) && minute >= start) || (days.includes(before) && minute < end);
}

export function agencyFit(
  agency: Pick<AgencySettings, 'kecamatan' | 'hours'>,
  kecamatan: string | null,
  now: number,
): AgencyFit {
  const local = new Date(now + WIB_OFFSET_MS);
  const day = local.getUTCDay() === 0 ? 7 : local.getUTCDay();
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  return {
    covers:
      agency.kecamatan.length === 0 ? true : kecamatan === null ? null : agency.kecamatan.includes(kecamatan),
    open: agency.hours.length === 0 || agency.hours.some((hours) => isOpen(hours, day, minute)),
  };
}
