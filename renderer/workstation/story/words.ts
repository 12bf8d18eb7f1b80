import type { StoryEntry } from '../../../shared/contract/incident.ts';
import { CallEnd, causesOf } from '../../../shared/domain/call.ts';
import { CallQuality } from '../../../shared/domain/call-quality.ts';
import type { Texts } from '../../../shared/i18n/index.ts';
import { formatNumber } from '../../../shared/phone-number/phone-number.ts';
import type { Protocol } from '../../../shared/protocol/schema.ts';
import { qualityWords } from '../call/quality-words.ts';
import { areaName } from '../place/area-name.ts';

/** What the lines need to name things by: agencies of the desk, and what the story itself has told. */
export interface Names {
  texts: Texts;
  agency(id: string): string;
  /** The number of a call that is in the story. */
  call(id: string): string;
  /** The agency of a hand-off that is in the story. */
  handOff(id: string): string;
  /** A question of a guide in a few words, and an answer to it. */
  question(key: string): string;
  answer(key: string, value: unknown): string;
}

/** An answer to a guide is a field of its own in the story. */
export const ANSWER = 'answers.';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The text of a key that may not exist: facts and fields grow, and a story must be told all the same. */
function known({ texts }: Names, key: string, fallback: string): string {
  return texts.find(key) ?? fallback;
}

/** Where the words of a coded value are. */
const catalogue: Readonly<Record<string, (code: string) => string>> = {
  category: (code) => `domain.category.${code}`,
  subCategory: (code) => `domain.subCategory.${code}`,
  priority: (code) => `domain.priority.${code}`,
  disposition: (code) => `domain.disposition.${code}`,
  channel: (code) => `domain.channel.${code}`,
  way: (code) => `domain.way.${code}`,
  to: (code) => `domain.handOffState.${code}`,
  outcome: (code) => `story.outcome.${code}`,
  step: (code) => `story.step.${code}`,
  result: (code) => `screen.place.network.result.${code}`,
  by: (code) => `story.by.${code}`,
  rule: (code) => `story.rule.${code}`,
};

/** A value of a field or of a fact as people say it: `Kebakaran`, `Jombatan`, `kosong`. */
export function inWords(names: Names, key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return names.texts.t('story.blank');
  if (key.startsWith(ANSWER)) return names.answer(key.slice(ANSWER.length), value);
  if (typeof value === 'string') {
    const word = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
    if (word) return known(names, word(value), value);
    if (key === 'kecamatan' || key === 'desa') return areaName(value);
    if (key === 'agencyId') return names.agency(value);
    if (key === 'callId') return names.call(value);
    return value;
  }
  if (Array.isArray(value)) {
    return value
      .map((one) => (key === 'changed' ? fieldLabel(names, String(one)) : inWords(names, '', one)))
      .join(', ');
  }
  if (!isObject(value)) return String(value);
  const quality = key === 'quality' ? CallQuality.safeParse(value) : null;
  if (quality?.success) return qualityWords(names.texts, quality.data);
  if (typeof value['lat'] === 'number' && typeof value['lon'] === 'number') {
    return `${value['lat'].toFixed(5)}, ${value['lon'].toFixed(5)}`;
  }
  // An incident, an agency, or how a call ended.
  for (const name of ['number', 'shortName', 'name']) {
    if (typeof value[name] === 'string') return value[name];
  }
  if (typeof value['kind'] === 'string') {
    const end = CallEnd.safeParse(value);
    const causes = end.success ? causesOf(end.data) : '';
    const kind = known(names, `domain.endKind.${value['kind']}`, value['kind']);
    return causes ? `${kind} (${causes})` : kind;
  }
  return JSON.stringify(value);
}

export const fieldLabel = (names: Names, field: string): string =>
  field.startsWith(ANSWER)
    ? names.question(field.slice(ANSWER.length))
    : known(names, `screen.intake.${field}`, field);

/** Who did it: a person by name, a part of the system by its word. */
export const actorName = (names: Names, actor: string): string =>
  known(names, `story.actor.${actor}`, actor || names.texts.t('story.unknown'));

/** The sentence of an entry. A type that has none yet is told as what it is. */
export function sentenceOf(names: Names, { type, subject, data }: StoryEntry): string {
  const { texts } = names;
  const words = Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, inWords(names, key, value)]),
  );
  const gaps = {
    ...(type.startsWith('call.') ? { call: names.call(subject) } : {}),
    ...(type.startsWith('handoff.') ? { agency: names.handOff(subject) } : {}),
    ...words,
  };
  const told = /^\w+\.\w+$/.test(type) ? texts.find(`story.fact.${type}`, gaps) : null;
  return told ?? texts.t('story.other', { type });
}

/** What people wrote, word for word: a note, a reason, an outcome. */
export function freeText(names: Names, { type, data }: StoryEntry): string {
  const { texts } = names;
  const error =
    typeof data['error'] === 'string' ? known(names, `errors.${data['error']}`, data['error']) : '';
  const said = ['text', 'reason', 'outcome', 'note', 'unit', 'receivedBy']
    .filter((key) => !(type === 'handoff.reached' && key === 'receivedBy') && type !== 'call.transferred')
    .map((key) => data[key])
    .filter((value): value is string => typeof value === 'string' && value !== '')
    .map((value) =>
      type === 'incident.closed' ? known(names, `domain.disposition.${value}`, value) : value,
    );
  if (type === 'incident.noted' && said.length === 0) return texts.t('story.removed');
  return [error, ...reasonsOf(names, data['reasons']), ...said].filter(Boolean).join(' · ');
}

/** Why a guide suggests something, as it stood in the guide then. */
function reasonsOf({ texts }: Names, reasons: unknown): string[] {
  if (!Array.isArray(reasons)) return [];
  const { language } = texts;
  return reasons.flatMap((reason) => {
    const text = isObject(reason) && isObject(reason['text']) ? reason['text'][language] : undefined;
    return typeof text === 'string' ? [text] : [];
  });
}

/** Names from the story, the desk and the guides in use. */
export function namesFor(
  texts: Texts,
  entries: readonly StoryEntry[],
  agency: (id: string) => string,
  protocols: readonly Protocol[],
): Names {
  const { language } = texts;
  const questionOf = (key: string) => {
    const [protocol, id] = key.split('.');
    return protocols.find((one) => one.id === protocol)?.questions.find((one) => one.id === id);
  };
  const calls = new Map<string, string>();
  const handOffs = new Map<string, string>();
  for (const { type, subject, data } of entries) {
    if (type === 'call.rang' || type === 'call.dialled') {
      const { number } = data;
      calls.set(
        subject,
        typeof number === 'string' ? formatNumber(number) : texts.t('screen.call.unknownNumber'),
      );
    }
    if (type === 'handoff.created') handOffs.set(subject, agency(String(data['agencyId'])));
  }
  return {
    texts,
    agency,
    call: (id) => calls.get(id) ?? texts.t('story.unknown'),
    handOff: (id) => handOffs.get(id) ?? texts.t('story.unknown'),
    question: (key) => questionOf(key)?.label[language] ?? key,
    answer(key, value) {
      const answer = questionOf(key)?.answer;
      const options = answer && 'options' in answer ? answer.options : [];
      return [value]
        .flat()
        .map((one) => {
          const word = String(one);
          const option = options.find(({ id }) => id === word)?.label[language];
          if (option) return option;
          return (answer?.type === 'yesNo' && texts.find(`story.answer.${word}`)) || word;
        })
        .join(', ');
    },
  };
}
