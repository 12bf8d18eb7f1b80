import { ok, type Result, refuse } from '../../../shared/contract/errors.ts';
import { emptyQuery } from '../../../shared/domain/search.ts';
import type { Selection } from '../../../shared/domain/selection.ts';
import { type ShiftPlan, type ShiftTime, shiftOn } from '../../../shared/domain/shift-plan.ts';
import { slug } from '../../../shared/text/slug.ts';
import { type WibDay, wibDay, wibDayBounds } from '../../../shared/time/wib.ts';
import { matchOf } from '../search/match.ts';

/** A selection in terms of the log: calls that rang in `from` ≤ t < `to`, and, for a search, match. */
export interface Scope {
  selection: Selection;
  from: number;
  to: number;
  match: string | null;
  /** What the file name says of it. */
  name: string;
}

const EVER = { from: 0, to: Number.MAX_SAFE_INTEGER };

/** Of a shift as it was planned then: the plan may be another one by now. */
export const shiftScope = ({ name, day, from, to }: ShiftTime): Scope => ({
  selection: { kind: 'shift', day, shift: name },
  from,
  to,
  match: null,
  name: `${day}_${slug(name)}`,
});

/** Days that have not come and shifts that there are not are refused; a day without calls is a valid one. */
export function scopeOf(selection: Selection, plan: ShiftPlan, now: number): Result<Scope> {
  const today = wibDay(now);
  const coming = (day: WibDay): boolean => day > today;
  switch (selection.kind) {
    case 'day': {
      const { day } = selection;
      if (coming(day)) return refuse('E_EXPORT_FUTURE', { day });
      return ok({ selection, ...wibDayBounds(day), match: null, name: day });
    }
    case 'shift': {
      const { day } = selection;
      const shift = shiftOn(plan, day, selection.shift);
      if (!shift) {
        const known = plan.map(({ name }) => name).join(', ');
        return refuse('E_EXPORT_SHIFT', { shift: selection.shift, known });
      }
      if (shift.from > now) return refuse('E_EXPORT_FUTURE', { day: `${day} ${shift.name}` });
      return ok(shiftScope(shift));
    }
    case 'range': {
      const { from, to } = selection;
      if (from > to) return refuse('E_EXPORT_RANGE', { from, to });
      if (coming(to)) return refuse('E_EXPORT_FUTURE', { day: to });
      const bounds = { from: wibDayBounds(from).from, to: wibDayBounds(to).to };
      return ok({ selection, ...bounds, match: null, name: `${from}_${to}` });
    }
    case 'search': {
      const query = { ...emptyQuery, ...selection.filters, words: selection.text };
      const match = matchOf(query);
      if (match === null || match === 'nothing') return refuse('E_EXPORT_WORDS');
      const bounds = { from: query.from ?? EVER.from, to: query.to ?? EVER.to };
      return ok({ selection, ...bounds, match, name: `pencarian_${today}` });
    }
  }
}
