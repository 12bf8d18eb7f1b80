import { isDeepStrictEqual } from 'node:util';
import type { Agency } from '../../../shared/domain/agency.ts';
import { type Decision, facts, type World } from '../log/decision.ts';
import type { AgencyFact } from '../log/entries.ts';

/** The same agency again is no change. */
export const configure = (world: World, agency: Agency): Decision<AgencyFact> =>
  isDeepStrictEqual(world.agency(agency.id), agency)
    ? facts()
    : facts({ type: 'agency.configured', subject: agency.id, data: { agency } });
