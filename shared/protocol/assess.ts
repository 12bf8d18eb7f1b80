import type { Answer, AnswerKey } from '../domain/answers.ts';
import type { Category } from '../domain/category.ts';
import { effectivePriority, type IncidentFields, isLocated } from '../domain/incident.ts';
import { moreUrgent, type Priority } from '../domain/priority.ts';
import type { Reason, Suggestion } from '../domain/suggestion.ts';
import {
  type AnswerType,
  type Condition,
  type GuidedField,
  type LocalText,
  type Protocol,
  type Question,
  yesNoAnswers,
} from './schema.ts';

// Pure: the same form gives the same assessment, in whatever order it was filled in.

/** A question that is asked now, and what was answered. */
export interface AskedQuestion {
  readonly key: AnswerKey;
  /** Where the answer stands: under the question's own key, or that of the guide it was given to before. */
  readonly from: AnswerKey;
  readonly question: Question;
  readonly answer: Answer | null;
}

/** Something worth asking still: a field of the form, or a question whose answer may change the priority. */
export type Missing =
  | { readonly kind: 'category' | 'priority' }
  | { readonly kind: 'field'; readonly field: GuidedField }
  | { readonly kind: 'question'; readonly key: AnswerKey; readonly label: LocalText };

export interface Assessment {
  readonly protocol: Protocol | null;
  readonly questions: readonly AskedQuestion[];
  readonly advice: Protocol['advice'];
  readonly suggestion: Suggestion | null;
  readonly missing: readonly Missing[];
}

/** What the guides make of the form as it is now. */
export function assess(protocols: readonly Protocol[], fields: IncidentFields): Assessment {
  const protocol = protocolFor(protocols, fields);
  if (!protocol) {
    return {
      protocol: null,
      questions: [],
      advice: [],
      suggestion: null,
      missing: missingWithoutGuide(fields),
    };
  }
  const questions = askedQuestions(protocol, protocols, fields);
  const suggestion = suggest(protocol, questions);
  return {
    protocol,
    questions,
    advice: protocol.advice.filter((advice) => !advice.when || holds(advice.when, questions)),
    suggestion,
    missing: [
      ...(effectivePriority({ fields, suggestion }) === null ? [{ kind: 'priority' } as const] : []),
      ...missingOf(protocol, questions, fields),
    ],
  };
}

/** The suggestion alone. */
export const suggestionFor = (protocols: readonly Protocol[], fields: IncidentFields): Suggestion | null => {
  const protocol = protocolFor(protocols, fields);
  return protocol ? suggest(protocol, askedQuestions(protocol, protocols, fields)) : null;
};

/** The guide of the sub-category, else the one for the rest of its category. */
function protocolFor(
  protocols: readonly Protocol[],
  { category, subCategory }: IncidentFields,
): Protocol | undefined {
  if (category === null) return undefined;
  const ofCategory = protocols.filter((protocol) => protocol.category === category);
  return (
    ofCategory.find((protocol) => subCategory !== null && protocol.subCategories.includes(subCategory)) ??
    ofCategory.find((protocol) => protocol.subCategories.length === 0)
  );
}

export const answerKey = (protocol: Protocol, question: Question): AnswerKey =>
  `${protocol.id}.${question.id}`;

/** In the order of the file, without those whose condition does not hold. */
function askedQuestions(
  protocol: Protocol,
  protocols: readonly Protocol[],
  fields: IncidentFields,
): AskedQuestion[] {
  const known = new Map<string, AskedQuestion | null>();
  const look = (question: Question): AskedQuestion | null => {
    const before = known.get(question.id);
    if (before !== undefined) return before;
    // Until it is known, it is not asked: so a loop, which no loaded file has, would end here.
    known.set(question.id, null);
    const other = question.when && protocol.questions.find(({ id }) => id === question.when?.question);
    const waitsFor = other ? look(other) : null;
    if (question.when && !(waitsFor && meets(question.when, waitsFor.answer))) return null;
    const key = answerKey(protocol, question);
    const from = whereAnswered(protocol, protocols, question, fields);
    const asked = { key, from, question, answer: answerOf(question.answer, from, fields) };
    known.set(question.id, asked);
    return asked;
  };
  return protocol.questions.flatMap((question) => look(question) ?? []);
}

/** Safety means the same in every guide: it is not asked again when the category gets its sub-category. */
function whereAnswered(
  protocol: Protocol,
  protocols: readonly Protocol[],
  question: Question,
  { answers }: IncidentFields,
): AnswerKey {
  const own = answerKey(protocol, question);
  if (question.id !== 'safe' || answers[own] !== undefined) return own;
  const before = protocols
    .filter(({ category }) => category === protocol.category)
    .map((other) => answerKey(other, question))
    .find((key) => answers[key] !== undefined);
  return before ?? own;
}

function answerOf(type: AnswerType, key: AnswerKey, fields: IncidentFields): Answer | null {
  if (type.type !== 'field') return fitting(type, fields.answers[key]);
  const value = fields[type.field];
  return value === '' ? null : value;
}

/** The answer, if the protocol as it is now knows it: an edited file may have dropped an option. */
function fitting(type: AnswerType, answer: Answer | undefined): Answer | null {
  switch (type.type) {
    case 'yesNo':
      return yesNoAnswers.find((word) => word === answer) ?? null;
    case 'choice':
      return type.options.find(({ id }) => id === answer)?.id ?? null;
    case 'choices': {
      const chosen = type.options.filter(({ id }) => Array.isArray(answer) && answer.includes(id));
      return chosen.length === 0 ? null : chosen.map(({ id }) => id);
    }
    case 'number':
      return typeof answer === 'number' ? answer : null;
    case 'text':
      return typeof answer === 'string' && answer !== '' ? answer : null;
    case 'field':
      return null;
  }
}

type Meaning = { is: readonly string[] } | { atLeast: number };

function meets(meaning: Meaning, answer: Answer | null): boolean {
  if ('atLeast' in meaning) return typeof answer === 'number' && answer >= meaning.atLeast;
  if (typeof answer === 'string') return meaning.is.includes(answer);
  return Array.isArray(answer) && answer.some((word) => meaning.is.includes(word));
}

const holds = (condition: Condition, questions: readonly AskedQuestion[]): boolean =>
  questions.some(({ question, answer }) => question.id === condition.question && meets(condition, answer));

function suggest(protocol: Protocol, questions: readonly AskedQuestion[]): Suggestion {
  const effects = questions.flatMap(({ question, answer }) =>
    (question.effects ?? [])
      .filter((effect) => meets(effect, answer))
      .map((effect) => ({
        effect,
        because: (text: LocalText): Reason => ({ question: question.id, answer, text }),
      })),
  );
  const own = (text: LocalText): Reason => ({ question: null, answer: null, text });

  const said = effects.flatMap(({ effect: { priority }, because }) =>
    priority ? [{ ...priority, because: because(priority.reason) }] : [],
  );
  const raising = said.filter(({ lowers }) => !lowers);
  // An answer that lowers counts only while no other one asks for the protocol's own priority or more.
  const counted =
    raising.length === 0 && said.length > 0
      ? said
      : [...raising, { value: protocol.priority.value, because: own(protocol.priority.reason) }];
  const priority = counted.reduce<Priority>(
    (most, { value }) => (moreUrgent(value, most) ? value : most),
    'green',
  );

  const agencies = new Map<Suggestion['agencies'][number]['id'], Reason[]>();
  const take = (id: Suggestion['agencies'][number]['id'], reason: Reason): void => {
    agencies.set(id, [...(agencies.get(id) ?? []), reason]);
  };
  for (const { id, reason } of protocol.agencies) take(id, own(reason));
  for (const { effect, because } of effects)
    for (const { id, reason } of effect.agencies ?? []) take(id, because(reason));

  const hazards = effects.flatMap(({ effect }) => effect.hazards ?? []);
  return {
    protocol: { id: protocol.id, version: protocol.version },
    priority,
    reasons: counted.filter(({ value }) => value === priority).map(({ because }) => because),
    hazards: hazards.filter((hazard, place) => hazards.findIndex(({ id }) => id === hazard.id) === place),
    agencies: [...agencies].map(([id, reasons]) => ({ id, reasons })),
  };
}

const isUnknown = (field: GuidedField, fields: IncidentFields): boolean =>
  field === 'locationText' ? !isLocated(fields) : fields[field] === null || fields[field] === '';

/** Safety, and whatever may change the priority. */
const isKey = ({ question }: AskedQuestion): boolean =>
  question.id === 'safe' || (question.effects ?? []).some((effect) => effect.priority);

/** The fields in the protocol's order; before each, the unanswered key questions that are asked before it. */
function missingOf(
  protocol: Protocol,
  questions: readonly AskedQuestion[],
  fields: IncidentFields,
): Missing[] {
  const asks = (field: GuidedField) => (question: Question) =>
    question.answer.type === 'field' && question.answer.field === field;
  const missing: Missing[] = [];
  let told = 0;
  const tellUpTo = (end: number): void => {
    for (const asked of questions.slice(told, Math.max(told, end))) {
      const { key, question, answer } = asked;
      if (answer === null && question.answer.type !== 'field' && isKey(asked))
        missing.push({ kind: 'question', key, label: question.label });
    }
    told = Math.max(told, end);
  };
  for (const field of protocol.complete) {
    const place = questions.findIndex(({ question }) => asks(field)(question));
    // The guide would ask for it, but not as things stand.
    if (place < 0 && protocol.questions.some(asks(field))) continue;
    tellUpTo(Math.max(place, 0));
    if (isUnknown(field, fields)) missing.push({ kind: 'field', field });
    // The first two are the location and safety, and belong together.
    if (place === 0) tellUpTo(2);
  }
  tellUpTo(questions.length);
  return missing;
}

const always: readonly GuidedField[] = ['locationText', 'whatHappened'];
const alsoFor: Partial<Record<Category, readonly GuidedField[]>> = {
  medical: ['victims', 'victimsState'],
  traffic_accident: ['victims', 'victimsState', 'hazards'],
  fire: ['victims', 'hazards'],
  disaster: ['victims', 'hazards'],
  crime: ['victims'],
  infrastructure: ['hazards'],
};

/** What an experienced call-taker asks whatever the event. */
function missingWithoutGuide(fields: IncidentFields): Missing[] {
  const { category, priority } = fields;
  const wanted = [...always, ...((category && alsoFor[category]) ?? []), 'callbackNumber' as const];
  return [
    ...(category === null ? [{ kind: 'category' } as const] : []),
    ...wanted.filter((field) => isUnknown(field, fields)).map((field) => ({ kind: 'field', field }) as const),
    ...(priority === null ? [{ kind: 'priority' } as const] : []),
  ];
}
