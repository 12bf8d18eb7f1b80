import { z } from 'zod';
import { Category } from '../../../../shared/domain/category.ts';
import { Disposition } from '../../../../shared/domain/disposition.ts';
import { Priority } from '../../../../shared/domain/priority.ts';
import { guidedFields } from '../../../../shared/protocol/schema.ts';
import {
  AnswerOfAgency,
  AudioFile,
  Level,
  Mood,
  Noise,
  type Scenario,
  type ScenarioCall,
  Voice,
} from '../../../../shared/training/scenario.ts';

/** Null while nothing is typed. */
const Amount = z.number().nullable();
const Said = z.object({ id: z.string(), en: z.string() });

export const whens = ['answered', 'turn', 'waited', 'resumed', 'key'] as const;

const LineDraft = z.object({
  id: z.string(),
  text: z.string(),
  on: z.enum(whens),
  seconds: Amount,
  press: z.string(),
  audio: AudioFile.nullable(),
  /** The words of the recording, as far as is known. */
  recorded: z.string(),
});
export type LineDraft = z.infer<typeof LineDraft>;

const ExpectedDraft = z.object({
  disposition: Disposition,
  alsoRight: z.array(Disposition),
  why: Said,
  category: Category.nullable(),
  priority: Priority.nullable(),
  kecamatan: z.string().nullable(),
  desa: z.string().nullable(),
  victims: Amount,
  callerName: z.string(),
  callbackNumber: z.string(),
  agencies: z.array(z.string()),
  sameEventAs: Amount,
  referral: z.string().nullable(),
  mustAsk: z.array(z.enum(guidedFields)),
});
export type ExpectedDraft = z.infer<typeof ExpectedDraft>;

export const endings = ['operator', 'lines', 'answered'] as const;

const CallDraft = z.object({
  number: z.string(),
  withheld: z.boolean(),
  displayName: z.string(),
  /** The earlier call that has to end first; null: counted from the start. */
  beginsAfter: Amount,
  beginsSeconds: Amount,
  patienceSeconds: Amount,
  voice: Voice,
  mood: Mood,
  background: Noise.nullable(),
  lines: z.array(LineDraft),
  ends: z.enum(endings),
  endsSeconds: Amount,
  expected: ExpectedDraft,
});
export type CallDraft = z.infer<typeof CallDraft>;

/** A scenario as it is being written: it may be half done, and is kept so. */
export const Draft = z.object({
  id: z.string(),
  /** Of the file that it becomes. */
  version: z.int().positive(),
  title: Said,
  level: Level,
  calls: z.array(CallDraft).min(1),
  agencies: z.array(z.object({ agencyId: z.string(), answers: AnswerOfAgency })),
});
export type Draft = z.infer<typeof Draft>;

/** Both languages of a scenario are said by whoever writes it: a translation of other words would be wrong. */
export const inBoth = (text: string): Draft['title'] => ({ id: text, en: text });

export function newLine(lines: readonly LineDraft[]): LineDraft {
  let count = lines.length + 1;
  while (lines.some(({ id }) => id === `line-${count}`)) count += 1;
  const first = lines.length === 0;
  return {
    ...{ id: `line-${count}`, text: '', press: '', audio: null, recorded: '' },
    ...(first ? ({ on: 'answered', seconds: 1 } as const) : ({ on: 'turn', seconds: 8 } as const)),
  };
}

export const newCall = (calls: readonly CallDraft[]): CallDraft => ({
  number: `08110009${String(calls.length + 1).padStart(2, '0')}`,
  withheld: false,
  displayName: 'Latihan',
  beginsAfter: null,
  beginsSeconds: calls.length * 30,
  patienceSeconds: 60,
  voice: 'woman',
  mood: 'calm',
  background: null,
  lines: [newLine([])],
  ends: 'operator',
  endsSeconds: 4,
  expected: {
    ...{ disposition: 'emergency', alsoRight: [], why: inBoth(''), category: null, priority: null },
    ...{ kecamatan: null, desa: null, victims: null, callerName: '', callbackNumber: '' },
    ...{ agencies: [], sameEventAs: null, referral: null, mustAsk: [] },
  },
});

const MOST_OF_ID = 40;

/** The first of `base`, `base-2`, … that is not taken. */
function freeId(base: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? '' : `-${count}`;
    const id = base.slice(0, MOST_OF_ID - end.length) + end;
    if (!taken.has(id)) return id;
  }
}

export const newDraft = (taken: ReadonlySet<string>): Draft => ({
  ...{ id: freeId('skenario', taken), version: 1, title: inBoth(''), level: 'basic' },
  ...{ calls: [newCall([])], agencies: [] },
});

/** A shipped scenario is never changed: its copy is the room's own. */
export const copyOf = (
  scenario: Scenario,
  taken: ReadonlySet<string>,
  titled: (title: string) => string,
): Draft => ({
  ...draftOf(scenario),
  id: freeId(scenario.id, taken),
  version: 1,
  title: { id: titled(scenario.title.id), en: titled(scenario.title.en) },
});

export const draftOf = ({ id, version, title, level, calls, agencies }: Scenario): Draft => ({
  ...{ id, version: version + 1, title, level, agencies },
  calls: calls.map(callDraftOf),
});

function callDraftOf(call: ScenarioCall): CallDraft {
  const { number, displayName, begins, patienceSeconds, voice, mood, background, lines, ends } = call;
  const { expected } = call;
  return {
    ...{ number: number ?? '', withheld: number === null, displayName, patienceSeconds },
    ...{ voice, mood, background },
    beginsAfter: begins.after === 'ended' ? begins.call : null,
    beginsSeconds: begins.seconds,
    lines: lines.map(({ when, text, ...line }) => ({
      ...line,
      text,
      on: when.on,
      seconds: 'seconds' in when ? when.seconds : null,
      recorded: text,
    })),
    ends: ends.by === 'operator' ? 'operator' : ends.after,
    endsSeconds: ends.by === 'operator' ? 4 : ends.seconds,
    expected: {
      ...{ disposition: expected.disposition, why: expected.why, alsoRight: expected.alsoRight ?? [] },
      ...{ category: expected.category ?? null, priority: expected.priority ?? null },
      ...{ kecamatan: expected.kecamatan ?? null, desa: expected.desa ?? null },
      ...{ victims: expected.victims ?? null, callerName: expected.callerName ?? '' },
      ...{ callbackNumber: expected.callbackNumber ?? '', agencies: expected.agencies ?? [] },
      ...{ sameEventAs: expected.sameEventAs ?? null, referral: expected.referral ?? null },
      mustAsk: expected.mustAsk ?? [],
    },
  };
}

/** What is not typed is no number, and is told so. */
const amount = (typed: number | null): number => typed ?? Number.NaN;
const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

/** What would be saved; whether it is a scenario is the schema's to say, which names the place that is wrong. */
export const scenarioOf = ({ id, version, title, level, calls, agencies }: Draft): unknown => ({
  ...{ id, version, title, level },
  calls: calls.map(scenarioCallOf),
  agencies,
});

function scenarioCallOf(call: CallDraft): unknown {
  const { number, withheld, displayName, voice, mood, background, lines, ends, expected } = call;
  const beginsSeconds = amount(call.beginsSeconds);
  return {
    number: withheld ? null : number.replaceAll(/[\s().-]/g, ''),
    displayName,
    begins:
      call.beginsAfter === null
        ? { after: 'start', seconds: beginsSeconds }
        : { after: 'ended', call: call.beginsAfter, seconds: beginsSeconds },
    patienceSeconds: amount(call.patienceSeconds),
    ...{ voice, mood, background },
    lines: lines.map(({ id, text, on, seconds, press, audio }) => ({
      ...{ id, text, press, audio },
      when: on === 'resumed' || on === 'key' ? { on } : { on, seconds: amount(seconds) },
    })),
    ends:
      ends === 'operator'
        ? { by: 'operator' }
        : { by: 'caller', after: ends, seconds: amount(call.endsSeconds) },
    expected: {
      disposition: expected.disposition,
      alsoRight: some(expected.alsoRight.filter((each) => each !== expected.disposition)),
      why: expected.why,
      category: expected.category ?? undefined,
      priority: expected.priority ?? undefined,
      kecamatan: expected.kecamatan ?? undefined,
      desa: expected.desa ?? undefined,
      victims: expected.victims ?? undefined,
      callerName: expected.callerName.trim() || undefined,
      callbackNumber: expected.callbackNumber.trim() || undefined,
      agencies: some(expected.agencies),
      sameEventAs: expected.sameEventAs ?? undefined,
      referral: (expected.disposition === 'out_of_scope' && expected.referral) || undefined,
      mustAsk: some(expected.mustAsk),
    },
  };
}

/** Without that call; what waited for it waits for it no more, and later calls move up. */
export function withoutCall(draft: Draft, removed: number): Draft {
  const moved = (to: number | null): number | null =>
    to === null || to === removed ? null : to > removed ? to - 1 : to;
  return {
    ...draft,
    calls: draft.calls
      .filter((_, index) => index !== removed)
      .map((call) => ({
        ...call,
        beginsAfter: moved(call.beginsAfter),
        expected: { ...call.expected, sameEventAs: moved(call.expected.sameEventAs) },
      })),
  };
}
