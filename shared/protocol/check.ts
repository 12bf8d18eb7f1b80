import type { z } from 'zod';
import { categoryOf } from '../domain/category.ts';
import { moreUrgent } from '../domain/priority.ts';
import { placeOf, shortened, valueAt } from '../text/json-place.ts';
import { type AnswerType, type Condition, type Effect, Protocol, yesNoAnswers } from './schema.ts';

/** Why a protocol cannot be used: where in the file, and what stands there. */
export interface ProtocolProblem {
  code:
    | 'E_PROTOCOL_SHAPE'
    | 'E_PROTOCOL_REFERENCE'
    | 'E_PROTOCOL_LOOP'
    | 'E_PROTOCOL_DUPLICATE'
    | 'E_PROTOCOL_START'
    | 'E_PROTOCOL_PRIORITY';
  path: string;
  found: string;
}

type Checked = { protocol: Protocol } | { problem: ProtocolProblem };

/** Reads a protocol from parsed JSON: its shape, then that everything it refers to is there. */
export function checkProtocol(raw: unknown): Checked {
  const parsed = Protocol.safeParse(raw);
  if (!parsed.success) return { problem: shapeProblem(parsed.error, raw) };
  const problem = firstProblem(parsed.data);
  return problem ? { problem } : { protocol: parsed.data };
}

function firstProblem(protocol: Protocol): ProtocolProblem | undefined {
  return (
    duplicates(protocol) ??
    start(protocol) ??
    subCategories(protocol) ??
    conditions(protocol) ??
    loop(protocol) ??
    effects(protocol) ??
    sources(protocol)
  );
}

type Code = ProtocolProblem['code'];
const problem = (code: Code, path: string, found: string): ProtocolProblem => ({ code, path, found });

function repeated(values: readonly string[], at: (index: number) => string): ProtocolProblem | undefined {
  const index = values.findIndex((value, place) => values.indexOf(value) !== place);
  return index < 0 ? undefined : problem('E_PROTOCOL_DUPLICATE', at(index), values[index] ?? '');
}

function duplicates(protocol: Protocol): ProtocolProblem | undefined {
  const { questions, advice, complete, subCategories: served } = protocol;
  const ids = (list: readonly { id: string }[]): string[] => list.map((item) => item.id);
  return (
    repeated(ids(questions), (i) => `questions.${i}.id`) ??
    repeated(ids(advice), (i) => `advice.${i}.id`) ??
    repeated(complete, (i) => `complete.${i}`) ??
    repeated(served, (i) => `subCategories.${i}`) ??
    first(questions, ({ answer }, q) =>
      'options' in answer
        ? repeated(ids(answer.options), (i) => `questions.${q}.answer.options.${i}.id`)
        : undefined,
    )
  );
}

/** Where it is and whether people are safe is asked first, whatever happened. */
function start({ questions }: Protocol): ProtocolProblem | undefined {
  const [location, safe] = questions;
  if (
    !location ||
    location.when ||
    location.answer.type !== 'field' ||
    location.answer.field !== 'locationText'
  )
    return problem('E_PROTOCOL_START', 'questions.0', location?.id ?? '');
  if (!safe || safe.when || safe.id !== 'safe' || safe.answer.type !== 'yesNo')
    return problem('E_PROTOCOL_START', 'questions.1', safe?.id ?? '');
  return undefined;
}

const subCategories = ({ category, subCategories: served }: Protocol): ProtocolProblem | undefined =>
  first(served, (code, index) =>
    categoryOf(code) === category
      ? undefined
      : problem('E_PROTOCOL_REFERENCE', `subCategories.${index}`, code),
  );

/** The answers that a condition or an effect can name; none for what is free text. */
function wordsOf(answer: AnswerType): readonly string[] {
  switch (answer.type) {
    case 'yesNo':
      return yesNoAnswers;
    case 'choice':
    case 'choices':
      return answer.options.map((option) => option.id);
    case 'field':
    case 'number':
    case 'text':
      return [];
  }
}

const isCounted = (answer: AnswerType): boolean =>
  answer.type === 'number' || (answer.type === 'field' && answer.field === 'victims');

function meaning(what: Condition | Effect, answer: AnswerType, path: string): ProtocolProblem | undefined {
  if ('atLeast' in what) {
    return isCounted(answer)
      ? undefined
      : problem('E_PROTOCOL_REFERENCE', `${path}.atLeast`, String(what.atLeast));
  }
  const words = wordsOf(answer);
  return first(what.is, (word, index) =>
    words.includes(word) ? undefined : problem('E_PROTOCOL_REFERENCE', `${path}.is.${index}`, word),
  );
}

function conditions({ questions, advice }: Protocol): ProtocolProblem | undefined {
  const resolve = (when: Condition | undefined, path: string): ProtocolProblem | undefined => {
    if (!when) return undefined;
    const asked = questions.find((question) => question.id === when.question);
    if (!asked) return problem('E_PROTOCOL_REFERENCE', `${path}.question`, when.question);
    return meaning(when, asked.answer, path);
  };
  return (
    first(questions, ({ when }, index) => resolve(when, `questions.${index}.when`)) ??
    first(advice, ({ when }, index) => resolve(when, `advice.${index}.when`))
  );
}

/** A question waits for at most one other, so following the chain either ends or comes back. */
function loop({ questions }: Protocol): ProtocolProblem | undefined {
  const waitsFor = new Map(questions.map((question) => [question.id, question.when?.question]));
  return first(questions, ({ id }, index) => {
    const chain = [id];
    for (let next = waitsFor.get(id); next !== undefined; next = waitsFor.get(next)) {
      if (next === id)
        return problem('E_PROTOCOL_LOOP', `questions.${index}.when`, [...chain, id].join(' → '));
      if (chain.includes(next)) return undefined;
      chain.push(next);
    }
    return undefined;
  });
}

function effects({ questions, priority: own }: Protocol): ProtocolProblem | undefined {
  return first(questions, ({ answer, effects: list = [] }, q) =>
    first(list, (effect, index) => {
      const path = `questions.${q}.effects.${index}`;
      const { priority } = effect;
      // Lowering is never an accident: it has to be written down, and only where it does lower.
      if (priority && moreUrgent(own.value, priority.value) !== (priority.lowers === true))
        return problem('E_PROTOCOL_PRIORITY', `${path}.priority`, priority.value);
      return meaning(effect, answer, path);
    }),
  );
}

const sources = ({ advice, sources: list }: Protocol): ProtocolProblem | undefined =>
  first(advice, ({ source }, index) =>
    source < list.length
      ? undefined
      : problem('E_PROTOCOL_REFERENCE', `advice.${index}.source`, String(source)),
  );

function first<T>(
  list: readonly T[],
  look: (item: T, index: number) => ProtocolProblem | undefined,
): ProtocolProblem | undefined {
  for (const [index, item] of list.entries()) {
    const found = look(item, index);
    if (found) return found;
  }
  return undefined;
}

function shapeProblem(error: z.ZodError, raw: unknown): ProtocolProblem {
  const issue = error.issues[0];
  const place = issue ? placeOf(issue) : [];
  const value = valueAt(raw, place);
  const found = value === undefined ? '–' : (JSON.stringify(value) ?? '–');
  return problem('E_PROTOCOL_SHAPE', place.map(String).join('.') || '(root)', shortened(found));
}
