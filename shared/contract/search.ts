import { z } from 'zod';
import { Call, Time } from '../domain/call.ts';
import { Incident } from '../domain/incident.ts';
import { SavedSearch, SavedSearchId, SearchQuery } from '../domain/search.ts';
import { Shift } from '../domain/shift.ts';
import { command } from './define.ts';

const fromScreen = { to: 'core', from: ['workstation'] } as const;

/** What was found: a call with its incident, an incident that no call tells of, or a shift. `row`: where to page on. */
const found = { row: z.int(), at: Time };
export const Found = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), ...found, call: Call, incident: Incident.nullable() }),
  z.object({ kind: z.literal('incident'), ...found, incident: Incident }),
  z.object({ kind: z.literal('shift'), ...found, shift: Shift }),
]);
export type Found = z.infer<typeof Found>;

export const searchCommands = {
  /** The newest of the log first; page on with the last row's `row`. */
  'search.find': command({
    to: 'core',
    from: ['workstation', 'cli'],
    input: z.object({
      query: SearchQuery,
      before: z.int().positive().nullable().default(null),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(Found), more: z.boolean() }),
  }),
  'search.saved': command({ ...fromScreen, input: z.object({}), output: z.array(SavedSearch) }),
  /** Under an id that the screen made; one of the same id is replaced. Answers with all. */
  'search.save': command({
    ...fromScreen,
    input: z.object({ searchId: SavedSearchId, name: z.string().trim().min(1).max(60), query: SearchQuery }),
    output: z.array(SavedSearch),
  }),
  'search.forget': command({
    ...fromScreen,
    input: z.object({ searchId: SavedSearchId }),
    output: z.array(SavedSearch),
  }),
};
