import type { CommandArgs } from '../../../shared/contract/index.ts';
import { cleanLine, cleanText } from '../../../shared/text/clean.ts';
import { type Decision, facts, refused, type World } from '../log/decision.ts';
import type { ShiftFact } from '../log/entries.ts';

export function start(world: World, input: CommandArgs<'shift.start'>): Decision<ShiftFact> {
  const open = world.openShift();
  if (open?.id === input.shiftId) return facts();
  if (open) return refused('E_SHIFT_OPEN', { operator: open.operator });
  const operator = cleanLine(input.operator);
  if (operator === '') return refused('E_INPUT_INVALID', { field: 'operator' });
  return facts({ type: 'shift.started', subject: input.shiftId, data: { operator } });
}

export function end(world: World, input: CommandArgs<'shift.end'>): Decision<ShiftFact> {
  const open = world.openShift();
  if (!open) return refused('E_SHIFT_NONE');
  return facts({ type: 'shift.ended', subject: open.id, data: { note: cleanText(input.note) } });
}
