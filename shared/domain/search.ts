import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { Time } from './call.ts';
import { Category } from './category.ts';
import { Disposition } from './disposition.ts';
import { ANSWER_SECONDS, knowables } from './figures.ts';
import { HandOffState } from './handoff.ts';
import { AgencyId } from './ids.ts';
import { KecamatanCode } from './incident.ts';
import { Priority } from './priority.ts';

export const SavedSearchId = z.uuidv7().brand<'SavedSearchId'>();
export type SavedSearchId = z.infer<typeof SavedSearchId>;
export const newSavedSearchId = (): SavedSearchId => uuidv7() as SavedSearchId;

/** Where there is no disposition, agency and so on. */
const orNone = <T extends z.ZodType>(type: T) =>
  z
    .union([type, z.literal('none')])
    .nullable()
    .default(null);

/** Figures that words and facets cannot say; they are read where they are counted. */
export const callLists = ['answered', 'nuisance', 'calledBack'] as const;
export const incidentLists = [
  'incidents',
  'complete',
  'located',
  'handedOver',
  'acknowledged',
  'onScene',
  ...knowables.map((one) => `missing.${one}` as const),
] as const;
const figureLists = [...callLists, ...incidentLists] as const;
export type FigureList = (typeof figureLists)[number];

/** What is looked for: all of it must be true. Null asks for nothing. */
export const SearchQuery = z.object({
  /** Each must begin a word. */
  words: z.string().max(200).default(''),
  number: z.string().max(30).default(''),
  /** When it rang or began: from this millisecond to before that one. */
  from: Time.nullable().default(null),
  to: Time.nullable().default(null),
  /** WIB. */
  hour: z.int().min(0).max(23).nullable().default(null),
  /** Monday is 0. */
  weekday: z.int().min(0).max(6).nullable().default(null),
  disposition: orNone(Disposition),
  operator: orNone(z.string().min(1).max(100)),
  category: orNone(Category),
  priority: orNone(Priority),
  kecamatan: orNone(KecamatanCode),
  agency: orNone(AgencyId),
  handOff: orNone(HandOffState),
  /** Answered within so many seconds. */
  within: z.literal(ANSWER_SECONDS).nullable().default(null),
  /** An incident of which this is not known. */
  missing: z.enum(knowables).nullable().default(null),
  /** What a figure of that time counted, and nothing else is asked for: calls, or incidents that began in it. */
  figure: z.enum(figureLists).nullable().default(null),
  /** What figures count: incoming calls that were no practice and no test. */
  counted: z.boolean().default(false),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const emptyQuery: SearchQuery = SearchQuery.parse({});

export const SavedSearch = z.object({
  id: SavedSearchId,
  name: z.string(),
  query: SearchQuery,
  at: Time,
  by: z.string(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;
