import { isDeepStrictEqual } from 'node:util';
import type { CommandArgs } from '../../../shared/contract/index.ts';
import { type Agency, AgencySettings } from '../../../shared/domain/agency.ts';
import { cleanLine, cleanText } from '../../../shared/text/clean.ts';
import { type Decision, facts, refused, type World } from '../log/decision.ts';
import type { AgencyFact } from '../log/entries.ts';

/** The agency after an entry. What an older log lacks has the value that it stands for. */
export const viewOf = ({ agency, source = 'settings', removed = false }: AgencyFact['data']): Agency => ({
  ...agency,
  edited: source === 'screen',
  removed,
});

const configured = (world: World, data: AgencyFact['data']): Decision<AgencyFact> =>
  isDeepStrictEqual(world.agency(data.agency.id), viewOf(data))
    ? facts()
    : facts({ type: 'agency.configured', subject: data.agency.id, data });

/**
 * What the shipped file and the settings file say, at every start. An agency that was changed on the screen is the
 * log's: the file no longer speaks for it (docs/agencies.md).
 */
export function configure(world: World, { edited, removed, ...agency }: Agency): Decision<AgencyFact> {
  return world.agency(agency.id)?.edited
    ? facts()
    : configured(world, { agency, source: 'settings', removed: false });
}

/** Every text as a person would type it; only a template has lines. */
function cleaned<T>(value: T, key = ''): T {
  if (typeof value === 'string') return (key === 'template' ? cleanText(value) : cleanLine(value)) as T;
  if (Array.isArray(value)) return value.map((inner) => cleaned(inner)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner, name)])) as T;
}

/** What an administrator set on the screen. */
export function edit(world: World, agency: AgencySettings): Decision<AgencyFact> {
  const clean = AgencySettings.safeParse(cleaned(agency));
  if (!clean.success)
    return refused('E_INPUT_INVALID', { field: clean.error.issues[0]?.path.join('.') ?? '' });
  return configured(world, { agency: clean.data, source: 'screen', removed: false });
}

export function remove(world: World, input: CommandArgs<'agency.remove'>): Decision<AgencyFact> {
  const found = world.agency(input.agencyId);
  if (!found) return refused('E_NOT_FOUND');
  const count = world.openHandOffsTo(found.id);
  if (count > 0) return refused('E_AGENCY_IN_USE', { agency: found.shortName, count });
  const { edited, removed, ...agency } = found;
  return configured(world, { agency: { ...agency, enabled: false }, source: 'screen', removed: true });
}
