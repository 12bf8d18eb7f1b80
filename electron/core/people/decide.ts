import type { CommandArgs } from '../../../shared/contract/index.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { type Person, sameName } from '../../../shared/domain/person.ts';
import { cleanLine } from '../../../shared/text/clean.ts';
import { type Decision, facts, refused, type World } from '../log/decision.ts';
import type { PersonFact } from '../log/entries.ts';

type Decided = Decision<PersonFact>;

export function add(world: World, input: Omit<CommandArgs<'people.add'>, 'pin'>): Decided {
  const { personId: subject, role } = input;
  if (world.person(subject)) return facts();
  const name = cleanLine(input.name);
  if (name === '') return refused('E_INPUT_INVALID', { field: 'name' });
  const people = world.people();
  if (people.length === 0 && role !== 'administrator') return refused('E_PERSON_FIRST');
  if (people.some((other) => sameName(other.name, name))) return refused('E_PERSON_NAME', { name });
  return facts<PersonFact>(
    { type: 'person.added', subject, data: { name, role } },
    { type: 'person.pinSet', subject, data: {} },
  );
}

export function change(world: World, { personId, role, active }: CommandArgs<'people.change'>): Decided {
  const person = world.person(personId);
  if (!person) return refused('E_NOT_FOUND');
  if (person.role === role && person.active === active) return facts();
  if (isLast(world, person) && !(role === 'administrator' && active))
    return refused('E_PERSON_LAST', { name: person.name });
  return facts({ type: 'person.changed', subject: personId, data: { role, active } });
}

export function remove(world: World, { personId }: CommandArgs<'people.remove'>): Decided {
  const person = world.person(personId);
  if (!person) return facts();
  if (isLast(world, person)) return refused('E_PERSON_LAST', { name: person.name });
  return facts({ type: 'person.removed', subject: personId, data: {} });
}

export function setPin(world: World, personId: PersonId): Decided {
  return world.person(personId)
    ? facts({ type: 'person.pinSet', subject: personId, data: {} })
    : refused('E_NOT_FOUND');
}

/** The room asks for no PIN any more. Only a technician at the files of the desk may say so. */
export const clear = (world: World): Decided =>
  facts(...world.people().map(({ id }): PersonFact => ({ type: 'person.removed', subject: id, data: {} })));

export const signedIn = (subject: PersonId, why: 'shift' | 'rights', pin: boolean): PersonFact => ({
  type: 'person.signedIn',
  subject,
  data: { for: why, pin },
});

export const refusedPin = (subject: PersonId, why: 'wrong' | 'waiting'): Decided =>
  facts({ type: 'person.refused', subject, data: { why } });

/** Without this one nobody could set up people any more. */
const isLast = (world: World, person: Person): boolean =>
  governs(person) && world.people().filter(governs).length === 1;
const governs = ({ role, active }: Person): boolean => active && role === 'administrator';
