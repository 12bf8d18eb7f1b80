import { z } from 'zod';
import { AnswerChanges, Answers, applyAnswers } from './answers.ts';
import { Category, SubCategory } from './category.ts';
import { dispositions } from './disposition.ts';
import { CallId, IncidentId } from './ids.ts';
import { Time } from './moment.ts';
import { Point } from './point.ts';
import { Priority } from './priority.ts';
import { Suggestion } from './suggestion.ts';

export { Point } from './point.ts';

/** Administrative code of a kecamatan, for example `35.17.09`. */
export const KecamatanCode = z.string().regex(/^\d\d\.\d\d\.\d\d$/);
/** Administrative code of a desa or kelurahan, for example `35.17.09.2001`. */
export const DesaCode = z.string().regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/);

/**
 * How a point was got.
 * - `said`: the caller told its coordinates
 * - `searched`: chosen from the list of places
 * - `clicked`: set or moved on the map
 * - `network`: told by the telephone company, by voice or message
 * - `pidf`: came with the call (RFC 6442)
 */
export const pointSources = ['said', 'searched', 'clicked', 'network', 'pidf'] as const;
export const certainties = ['exact', 'near', 'area'] as const;
/** Metres, when nobody says another. */
export const NEAR_RADIUS = 250;

const got = {
  ...Point.shape,
  source: z.enum(pointSources),
  /** Kecamatan and desa of the form came from this point, so they follow it; not so what the operator chose. */
  fillsPlace: z.boolean(),
};

/** A point, how it was got and how sure it is: right there, within a circle, or somewhere in a known area. */
export const LocatedPoint = z.discriminatedUnion('certainty', [
  z.object({ ...got, certainty: z.literal('exact') }),
  /** `radius`: metres. */
  z.object({ ...got, certainty: z.literal('near'), radius: z.number().positive().max(100_000) }),
  /** `area`: the desa or kecamatan; the point itself only stands for it. */
  z.object({ ...got, certainty: z.literal('area'), area: z.union([DesaCode, KecamatanCode]) }),
]);
export type LocatedPoint = z.infer<typeof LocatedPoint>;

const line = z.string().max(200);
const paragraph = z.string().max(4_000);
const story = z.string().max(20_000);

/** Everything that the intake form edits. Nothing is mandatory; empty text means "not asked yet". */
export const IncidentFields = z.object({
  category: Category.nullable(),
  subCategory: SubCategory.nullable(),
  /** The operator's own choice; null follows the suggestion. */
  priority: Priority.nullable(),
  whatHappened: story,
  locationText: paragraph,
  kecamatan: KecamatanCode.nullable(),
  desa: DesaCode.nullable(),
  landmark: paragraph,
  point: LocatedPoint.nullable(),
  victims: z.int().min(0).max(100_000).nullable(),
  victimsState: paragraph,
  hazards: paragraph,
  access: paragraph,
  callerName: line,
  callbackNumber: line,
  notes: story,
  /** What the caller said to the questions of a guide. */
  answers: Answers,
});
export type IncidentFields = z.infer<typeof IncidentFields>;
export type IncidentField = keyof IncidentFields;
export const IncidentFieldName = IncidentFields.keyof();

/** A change of some fields. A key that is absent stays as it is; of the answers, each counts by itself. */
export const IncidentChanges = IncidentFields.partial().extend({ answers: AnswerChanges.optional() });
export type IncidentChanges = z.infer<typeof IncidentChanges>;

export const applyChanges = (
  fields: IncidentFields,
  { answers = {}, ...changes }: IncidentChanges,
): IncidentFields => ({ ...fields, ...changes, answers: applyAnswers(fields.answers, answers) });

/** Two changes, one after the other, as one. */
export const mergeChanges = (first: IncidentChanges, then: IncidentChanges): IncidentChanges => ({
  ...first,
  ...then,
  ...(first.answers || then.answers ? { answers: { ...first.answers, ...then.answers } } : {}),
});

export const emptyFields: IncidentFields = {
  category: null,
  subCategory: null,
  priority: null,
  whatHappened: '',
  locationText: '',
  kecamatan: null,
  desa: null,
  landmark: '',
  point: null,
  victims: null,
  victimsState: '',
  hazards: '',
  access: '',
  callerName: '',
  callbackNumber: '',
  notes: '',
  answers: {},
};

/** Not asked yet. */
export const isBlank = (value: IncidentFields[IncidentField]): boolean =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

export const IncidentNote = z.object({ at: Time, by: z.string(), text: story });

/** Another incident as a story names it. */
export const IncidentName = z.object({ id: IncidentId, number: z.string() });
export type IncidentName = z.infer<typeof IncidentName>;

/**
 * `draft`: the form of a call that is not qualified yet. `open`: being handled.
 * `closed`: finished, or the call turned out not to need handling.
 */
export const incidentStatuses = ['draft', 'open', 'closed'] as const;
export const IncidentStatus = z.enum(incidentStatuses);
export const Incident = z.object({
  id: IncidentId,
  /** For people: WIB day and count, for example `20261124-007`. */
  number: z.string(),
  status: z.enum(incidentStatuses),
  createdAt: Time,
  createdBy: z.string(),
  /** When the first location (text, desa or point) was known. */
  locatedAt: Time.nullable(),
  closedAt: Time.nullable(),
  outcome: z.string(),
  fields: IncidentFields,
  /** What the guide made of the fields when they last changed; null without a guide. */
  suggestion: Suggestion.nullable(),
  notes: z.array(IncidentNote),
  calls: z.array(CallId),
  /** The incident that goes on with this one's calls. One that was merged stays closed and has no calls. */
  mergedInto: IncidentName.nullable(),
  /** Everything that was merged into this one, also by way of another. Their hand-offs are this event's. */
  mergedFrom: z.array(IncidentName),
  /** The incident whose calls began this one. */
  splitFrom: IncidentName.nullable(),
  training: z.boolean(),
  seq: z.int(),
});
export type Incident = z.infer<typeof Incident>;

export const isLocated = ({ locationText, desa, point }: IncidentFields): boolean =>
  locationText !== '' || desa !== null || point !== null;

/** What counts: the operator's choice, else the guide's. */
export const effectivePriority = ({
  fields,
  suggestion,
}: Pick<Incident, 'fields' | 'suggestion'>): Priority | null =>
  fields.priority ?? suggestion?.priority ?? null;

/** Not one that goes on elsewhere, nor a draft that turned out to be no report: those close as their disposition. */
export const isEvent = ({ mergedInto, status, outcome }: Incident): boolean =>
  mergedInto === null && !(status === 'closed' && (dispositions as readonly string[]).includes(outcome));
