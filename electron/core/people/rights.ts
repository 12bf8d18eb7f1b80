import type { CommandArgs, CommandName } from '../../../shared/contract/index.ts';
import type { Role } from '../../../shared/domain/person.ts';

type Needs = { readonly [N in CommandName]?: (input: CommandArgs<N>) => Role };

const administrator = (): Role => 'administrator';
const lead = (): Role => 'shift_lead';
const personal = ({ redacted }: { redacted: boolean }): Role => (redacted ? 'operator' : 'shift_lead');

/** What not everybody may. All the rest, and so all that a caller could wait for, is open without a sign-in. */
const needs: Needs = {
  'agency.configure': administrator,
  'agency.remove': administrator,
  'agency.try': administrator,
  'map.import': administrator,
  'map.remove': administrator,
  'people.add': administrator,
  'people.change': administrator,
  'people.setPin': administrator,
  'people.remove': administrator,
  'people.administers': administrator,
  'log.export': personal,
  'log.pages': personal,
  'log.verify': lead,
  'incident.export': lead,
};

/** The least role that may do this; null: whoever sits at the desk. */
export function roleFor<N extends CommandName>(name: N, input: CommandArgs<N>): Role | null {
  const role = needs[name]?.(input);
  return role === undefined || role === 'operator' ? null : role;
}
