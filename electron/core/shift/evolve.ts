import type { Shift } from '../../../shared/domain/shift.ts';
import type { Entry, ShiftFact } from '../log/entries.ts';

/** The shift after one more entry. */
export function evolveShift(shift: Shift | undefined, entry: Entry<ShiftFact>): Shift | undefined {
  if (entry.type === 'shift.started') {
    if (shift) return shift;
    const { subject: id, at: startedAt, seq } = entry;
    const { operator = '–', person = null, takenFrom = null } = entry.data;
    return {
      ...{ id, operator, person, startedAt, takenFrom, seq },
      ...{ endedAt: null, note: '', handOver: null, away: null },
    };
  }
  return shift && { ...step(shift, entry), seq: entry.seq };
}

function step(shift: Shift, entry: Exclude<Entry<ShiftFact>, { type: 'shift.started' }>): Shift {
  switch (entry.type) {
    case 'shift.ended':
      return { ...shift, endedAt: entry.at, note: entry.data.note ?? '', away: null };
    case 'shift.offered': {
      const { to = '–', note = '', incidents, late } = entry.data;
      return { ...shift, handOver: { at: entry.at, to, note, incidents, late, takenAt: null } };
    }
    case 'shift.withdrawn':
      return { ...shift, handOver: null };
    case 'shift.paused': {
      const { reason = 'break' } = entry.data;
      return { ...shift, away: { reason, since: shift.away?.since ?? entry.at } };
    }
    case 'shift.resumed':
      return { ...shift, away: null };
    case 'shift.taken':
      return { ...shift, handOver: shift.handOver && { ...shift.handOver, takenAt: entry.at } };
  }
}
