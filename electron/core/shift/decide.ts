import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { Shift } from '../../../shared/domain/shift.ts';
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

export function pause(world: World, { reason }: CommandArgs<'shift.pause'>): Decision<ShiftFact> {
  const open = world.openShift();
  if (!open) return refused('E_SHIFT_NONE');
  if (open.away?.reason === reason) return facts();
  return facts({ type: 'shift.paused', subject: open.id, data: { reason } });
}

/** The desk leaves its duty to practise: nobody may be waiting for it. */
export function leave(world: World): Decision<ShiftFact> {
  if (world.openCalls().length > 0) return refused('E_TRAINING_CALL');
  const count = world.undelivered();
  if (count > 0) return refused('E_TRAINING_SENDING', { count });
  return world.openShift() ? pause(world, { reason: 'training' }) : facts();
}

export function resume(world: World): Decision<ShiftFact> {
  const open = world.openShift();
  return open ? facts(...back(open)) : refused('E_SHIFT_NONE');
}

/** Whoever was away from the desk is at it again. */
export const back = (open: Shift): ShiftFact[] =>
  open.away ? [{ type: 'shift.resumed', subject: open.id, data: {} }] : [];

/** The one who goes confirms: this is open, this is late, and that person has it from now on. */
export function offer(world: World, input: CommandArgs<'shift.offer'>): Decision<ShiftFact> {
  const open = world.openShift();
  if (!open) return refused('E_SHIFT_NONE');
  const to = cleanLine(input.to).toWellFormed();
  if (to === '') return refused('E_INPUT_INVALID', { field: 'to' });
  // Two people look at it; nobody hands over to himself.
  if (to.toLowerCase() === open.operator.toLowerCase()) return refused('E_SHIFT_SAME', { operator: to });
  const incidents = input.incidents.filter((id) => world.incident(id));
  const late = input.late.filter((id) => world.handOff(id));
  const note = cleanText(input.note).toWellFormed();
  return facts({ type: 'shift.offered', subject: open.id, data: { to, note, incidents, late } });
}

export function withdraw(world: World): Decision<ShiftFact> {
  const open = world.openShift();
  return open?.handOver ? facts({ type: 'shift.withdrawn', subject: open.id, data: {} }) : facts();
}

/** The one who comes confirms the offer that stands: the old shift ends and the new one starts in one breath. */
export function take(world: World, input: CommandArgs<'shift.take'>): Decision<ShiftFact> {
  const open = world.openShift();
  if (open?.id === input.shiftId) return facts();
  if (!open) return refused('E_SHIFT_NONE');
  const { handOver } = open;
  if (!handOver || handOver.at !== input.offeredAt) return refused('E_SHIFT_NO_OFFER');
  const { to, note } = handOver;
  return facts(
    { type: 'shift.taken', subject: open.id, data: { next: input.shiftId } },
    { type: 'shift.ended', subject: open.id, data: { note } },
    {
      type: 'shift.started',
      subject: input.shiftId,
      data: { operator: to, takenFrom: { operator: open.operator, note } },
    },
  );
}
