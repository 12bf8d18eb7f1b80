import { z } from 'zod';
import { answeredAt, type Call, endedAt, Time, waited } from '../domain/call.ts';
import { Disposition } from '../domain/disposition.ts';
import { firstReached, type HandOff } from '../domain/handoff.ts';
import { type AgencyId, CallId } from '../domain/ids.ts';
import { effectivePriority, type Incident, isBlank } from '../domain/incident.ts';
import { numberKey } from '../phone-number/phone-number.ts';
import { guidedFields } from '../protocol/schema.ts';
import type { Expected } from './expected.ts';
import { Lesson } from './lesson.ts';

/** What can be gathered beside the fields of the form that a scenario says must be asked for. */
const things = [
  'category',
  'priority',
  'place',
  'agencies',
  'sameEvent',
  'referral',
  ...guidedFields,
] as const;
export const Thing = z.enum(things);
export type Thing = z.infer<typeof Thing>;

/** Codes or words as the domain and the form have them; several for agencies. */
const Said = z.union([z.string(), z.number(), z.array(z.string())]);

/**
 * - `gathered`: as the caller told it
 * - `partly`: some of it: the kecamatan without the desa, one of two agencies
 * - `other`: something else
 * - `missing`: nothing
 */
export const gatheredStates = ['gathered', 'partly', 'other', 'missing'] as const;
export const DebriefItem = z.object({
  what: Thing,
  state: z.enum(gatheredStates),
  /** Null where only that something was taken down counts. */
  told: Said.nullable(),
  taken: Said.nullable(),
});
export type DebriefItem = z.infer<typeof DebriefItem>;

const Took = z.int().min(0).nullable();

/** What became of one practice call. It counts and compares, and gives no marks: completeness goes before haste. */
export const Debrief = z.object({
  callId: CallId,
  at: Time,
  trainee: z.string().nullable(),
  lesson: Lesson,
  disposition: z.object({
    given: Disposition.nullable(),
    /** `open`: not qualified yet. */
    verdict: z.enum(['right', 'also_right', 'other', 'open']),
  }),
  /** In the order worth asking: the place first. */
  items: z.array(DebriefItem),
  /** Milliseconds; null for what did not happen. */
  times: z.object({
    /** First ring → answer. */
    answer: Took,
    /** Answer → location known. */
    locate: Took,
    /** Answer → first hand-off. */
    handOver: Took,
    /** Answer → end of the call. */
    talk: Took,
    /** End of the call → qualified. */
    wrapUp: Took,
  }),
  presses: z.int().min(0).nullable(),
});
export type Debrief = z.infer<typeof Debrief>;

export const isRight = ({ disposition: { verdict } }: Debrief): boolean =>
  verdict === 'right' || verdict === 'also_right';

/** What a debrief looks at, beside the call itself. */
export interface Taken {
  incident: Incident | null;
  handOffs: readonly HandOff[];
  /** Whether the room can hand over to an agency at all: what it cannot do is not asked of a trainee. */
  canHandOverTo: (agencyId: AgencyId) => boolean;
  /** The call that told of the same event first is of the same incident; null where there is no such call. */
  sameEvent: boolean | null;
}

/** Who answered it; else who was on duty when it rang. */
export const traineeOf = (call: Call & { direction: 'in' }): string | null =>
  call.operator ?? call.practice?.trainee ?? null;

/** Null for a call that is no lesson. */
export function debriefOf(call: Call, taken: Taken): Debrief | null {
  if (call.direction !== 'in' || !call.practice) return null;
  const { lesson, presses } = call.practice;
  const { expected } = lesson;
  const given = call.qualification?.disposition ?? null;
  return {
    callId: call.id,
    at: call.ringingAt,
    trainee: traineeOf(call),
    lesson,
    disposition: { given, verdict: verdictOn(expected, given) },
    items: itemsOf(expected, call, taken),
    times: timesOf(call, taken),
    presses,
  };
}

function verdictOn(expected: Expected, given: Disposition | null): Debrief['disposition']['verdict'] {
  if (given === null) return 'open';
  if (given === expected.disposition) return 'right';
  return expected.alsoRight?.includes(given) ? 'also_right' : 'other';
}

function timesOf(call: Call, { incident, handOffs }: Taken): Debrief['times'] {
  const answered = answeredAt(call);
  const ended = endedAt(call);
  const since = (from: number | null, to: number | null | undefined): number | null =>
    from === null || to === null || to === undefined ? null : Math.max(0, to - from);
  return {
    answer: waited(call),
    locate: since(answered, incident?.locatedAt),
    handOver: since(answered, firstReached(handOffs, 'queued')),
    talk: since(answered, ended),
    wrapUp: call.direction === 'in' ? since(ended, call.qualification?.at) : null,
  };
}

const item = (
  what: Thing,
  state: DebriefItem['state'],
  told: DebriefItem['told'],
  taken: DebriefItem['taken'],
): DebriefItem => ({ what, state, told, taken });

function itemsOf(expected: Expected, call: Call & { direction: 'in' }, taken: Taken): DebriefItem[] {
  const { incident } = taken;
  const fields = incident?.fields;
  const items: DebriefItem[] = [];
  const same = (what: Thing, told: string | number | undefined, found: string | number | null): void => {
    if (told === undefined) return;
    const state = found === null ? 'missing' : found === told ? 'gathered' : 'other';
    items.push(item(what, state, told, found));
  };
  const place = placeItem(expected, incident);
  if (place) items.push(place);
  same('category', expected.category, fields?.category ?? null);
  same('priority', expected.priority, incident ? effectivePriority(incident) : null);
  same('victims', expected.victims, fields?.victims ?? null);
  if (expected.callerName !== undefined) items.push(nameItem(expected.callerName, fields?.callerName ?? ''));
  if (expected.callbackNumber !== undefined)
    items.push(numberItem(expected.callbackNumber, fields?.callbackNumber ?? '', call.number));
  const agencies = (expected.agencies ?? []).filter(taken.canHandOverTo);
  if (agencies.length > 0) items.push(agencyItem(agencies, taken.handOffs));
  if (expected.sameEventAs !== undefined)
    items.push(item('sameEvent', taken.sameEvent ? 'gathered' : 'missing', null, null));
  if (expected.referral !== undefined) {
    const details = call.qualification?.details;
    same('referral', expected.referral, details?.kind === 'out_of_scope' ? details.referral.id : null);
  }
  for (const field of expected.mustAsk ?? []) {
    if (items.some(({ what }) => what === field)) continue;
    const value = fields?.[field] ?? null;
    items.push(isBlank(value) ? item(field, 'missing', null, null) : item(field, 'gathered', null, value));
  }
  return items;
}

function placeItem({ kecamatan, desa }: Expected, incident: Incident | null): DebriefItem | null {
  const told = desa ?? kecamatan;
  if (told === undefined) return null;
  const fields = incident?.fields;
  const taken = fields?.desa ?? fields?.kecamatan ?? null;
  if (taken === null) {
    // Said in words only: it can be found, but not counted or handed over by its area.
    const words = fields?.locationText || fields?.landmark || null;
    return item('place', words ? 'partly' : 'missing', told, words);
  }
  if (taken === told || (desa === undefined && fields?.kecamatan === kecamatan))
    return item('place', 'gathered', told, taken);
  // The code of a desa begins with that of its kecamatan.
  const near = told.startsWith(taken);
  return item('place', near ? 'partly' : 'other', told, taken);
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !titles.has(word));
/** Said before a name, and no part of it. */
const titles = new Set(['pak', 'bapak', 'bu', 'ibu', 'mas', 'mbak', 'dik', 'pakde', 'bude']);

/** One word of the name is enough to ask for somebody. */
function nameItem(told: string, taken: string): DebriefItem {
  const words = wordsOf(taken);
  if (words.length === 0) return item('callerName', 'missing', told, null);
  const met = wordsOf(told).some((word) => words.includes(word));
  return item('callerName', met ? 'gathered' : 'other', told, taken);
}

/** A number that the telephone shows anyway need not be written down. */
function numberItem(told: string, taken: string, shown: string | null): DebriefItem {
  const key = numberKey(told);
  if (numberKey(taken) === key) return item('callbackNumber', 'gathered', told, taken);
  if (taken !== '') return item('callbackNumber', 'other', told, taken);
  return item('callbackNumber', numberKey(shown) === key ? 'gathered' : 'missing', told, shown);
}

function agencyItem(told: readonly string[], handOffs: readonly HandOff[]): DebriefItem {
  const taken = [
    ...new Set<string>(handOffs.filter(({ state }) => state !== 'cancelled').map(({ agencyId }) => agencyId)),
  ];
  const met = told.filter((id) => taken.includes(id)).length;
  const state =
    met === told.length ? 'gathered' : met > 0 ? 'partly' : taken.length > 0 ? 'other' : 'missing';
  return item('agencies', state, [...told], taken);
}
