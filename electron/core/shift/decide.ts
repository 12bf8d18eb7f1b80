import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { sameName } from '../../../shared/domain/person.ts';
import type { Shift } from '../../../shared/domain/shift.ts';
import { cleanLine, cleanText } from '../../../shared/text/clean.ts';
import { type Decision, facts, refused, type World } from '../log/decision.ts';
import type { PersonFact, ShiftFact } from '../log/entries.ts';
import { signedIn } from '../people/decide.ts';

/** Who signed in to be on shift, and whether by a PIN; null where nobody is set up. */
export type SignedIn = { id: PersonId; pin: boolean } | null;

export function start(
  world: World,
  input: Pick<CommandArgs<'shift.start'>, 'shiftId' | 'operator'>,
  who: SignedIn = null,
): Decision<ShiftFact | PersonFact> {
  const open = world.openShift();
  if (open?.id === input.shiftId) return facts();
  if (open) return refused('E_SHIFT_OPEN', { operator: open.operator });
  const operator = cleanLine(input.operator);
  if (operator === '') return refused('E_INPUT_INVALID', { field: 'operator' });
  return facts<ShiftFact | PersonFact>(...entering(who), {
    type: 'shift.started',
    subject: input.shiftId,
    data: { operator: nameOf(world, who) ?? operator, ...proved(who) },
  });
}

const entering = (who: SignedIn): PersonFact[] => (who ? [signedIn(who.id, 'shift', who.pin)] : []);
/** Without a PIN it is only said who it is. */
const proved = (who: SignedIn): { person?: PersonId } => (who?.pin ? { person: who.id } : {});
const nameOf = (world: World, who: SignedIn): string | undefined =>
  who ? world.person(who.id)?.name : undefined;

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
  const people = world.people();
  const known = people.find(({ name, active }) => active && sameName(name, to));
  if (people.length > 0 && !known) return refused('E_PERSON_UNKNOWN', { name: to });
  const incidents = input.incidents.filter((id) => world.incident(id));
  const late = input.late.filter((id) => world.handOff(id));
  const note = cleanText(input.note).toWellFormed();
  return facts({
    type: 'shift.offered',
    subject: open.id,
    data: { to: known?.name ?? to, note, incidents, late },
  });
}

export function withdraw(world: World): Decision<ShiftFact> {
  const open = world.openShift();
  return open?.handOver ? facts({ type: 'shift.withdrawn', subject: open.id, data: {} }) : facts();
}

/** The one who comes confirms the offer that stands: the old shift ends and the new one starts in one breath. */
export function take(
  world: World,
  input: Pick<CommandArgs<'shift.take'>, 'shiftId' | 'offeredAt'>,
  who: SignedIn = null,
): Decision<ShiftFact | PersonFact> {
  const open = world.openShift();
  if (open?.id === input.shiftId) return facts();
  if (!open) return refused('E_SHIFT_NONE');
  const { handOver } = open;
  if (!handOver || handOver.at !== input.offeredAt) return refused('E_SHIFT_NO_OFFER');
  const { to, note } = handOver;
  return facts<ShiftFact | PersonFact>(
    ...entering(who),
    { type: 'shift.taken', subject: open.id, data: { next: input.shiftId } },
    { type: 'shift.ended', subject: open.id, data: { note } },
    {
      type: 'shift.started',
      subject: input.shiftId,
      data: { operator: to, ...proved(who), takenFrom: { operator: open.operator, note } },
    },
  );
}
