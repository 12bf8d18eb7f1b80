import type { Shift } from '../../../shared/domain/shift.ts';
import type { Entry, ShiftFact } from '../log/entries.ts';

/** The shift after one more entry. */
export function evolveShift(shift: Shift | undefined, entry: Entry<ShiftFact>): Shift | undefined {
  if (entry.type === 'shift.started') {
    if (shift) return shift;
    const { subject: id, at: startedAt, seq } = entry;
    return { id, operator: entry.data.operator ?? '–', startedAt, endedAt: null, note: '', seq };
  }
  return shift && { ...shift, endedAt: entry.at, note: entry.data.note ?? '', seq: entry.seq };
}
