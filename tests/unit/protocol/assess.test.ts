import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, AnswerKey } from '../../../shared/domain/answers.ts';
import {
  applyChanges,
  effectivePriority,
  emptyFields,
  type IncidentChanges,
  type IncidentFields,
} from '../../../shared/domain/incident.ts';
import { assess, suggestionFor } from '../../../shared/protocol/assess.ts';
import type { Protocol } from '../../../shared/protocol/schema.ts';
import { sampleProtocol } from './sample.ts';

const sample = sampleProtocol();
const rest: Protocol = { ...sampleProtocol(), id: 'sample-rest', subCategories: [] };
const both = [sample, rest];

/** A house fire with these answers, given as `question: answer`. */
function fire(answers: Record<string, Answer> = {}, change: Partial<IncidentFields> = {}): IncidentFields {
  const keyed = Object.entries(answers).map(([id, answer]) => [`sample-fire.${id}`, answer]);
  return {
    ...emptyFields,
    category: 'fire',
    subCategory: 'house_fire',
    answers: Object.fromEntries(keyed) as Record<AnswerKey, Answer>,
    ...change,
  };
}
const asked = (fields: IncidentFields): string[] =>
  assess(both, fields).questions.map(({ question }) => question.id);
const suggest = (fields: IncidentFields) => {
  const { suggestion } = assess(both, fields);
  if (!suggestion) throw new Error('nothing suggested');
  return {
    ...suggestion,
    reasons: suggestion.reasons.map(({ text }) => text.id),
    hazards: suggestion.hazards.map(({ id }) => id),
    agencies: Object.fromEntries(suggestion.agencies.map((a) => [a.id, a.reasons.map((r) => r.text.id)])),
  };
};

describe('which guide serves a form', () => {
  const served = (fields: Partial<IncidentFields>) =>
    assess(both, { ...emptyFields, ...fields }).protocol?.id ?? null;
  test('none before there is a category, nor for a category without one', () => {
    expect(served({})).toBeNull();
    expect(served({ category: 'animal', subCategory: 'snake' })).toBeNull();
  });
  test("the sub-category's own, else the one for the rest of its category", () => {
    expect(served({ category: 'fire', subCategory: 'house_fire' })).toBe('sample-fire');
    expect(served({ category: 'fire', subCategory: 'land_fire' })).toBe('sample-rest');
    expect(served({ category: 'fire' })).toBe('sample-rest');
  });
});

describe('what is asked', () => {
  test('in the order of the file, location and safety first, without what does not apply', () => {
    expect(asked(fire())).toEqual(['location', 'safe', 'fire', 'victims', 'houses', 'more']);
  });
  test('a question that waits for an answer comes when it is given, and goes with it', () => {
    expect(asked(fire({ fire: 'flames' }))).toContain('burning');
    expect(asked(fire({ fire: 'out' }))).not.toContain('burning');
  });
  test('whether the caller is safe is not asked again when the sub-category is chosen', () => {
    const before = fire({}, { answers: { 'sample-rest.safe': 'no', 'sample-rest.fire': 'out' } });
    const { questions, suggestion } = assess(both, before);
    const answers = Object.fromEntries(questions.map(({ question, answer }) => [question.id, answer]));
    expect(answers).toMatchObject({ safe: 'no', fire: null });
    expect(suggestion?.hazards.map(({ id }) => id)).toEqual(['Penelepon di dalam']);
    expect(suggest({ ...before, answers: { ...before.answers, 'sample-fire.safe': 'yes' } }).hazards).toEqual(
      [],
    );
  });
  test('a field of the form is answered by the form', () => {
    const { questions } = assess(both, fire({}, { locationText: 'Jl. Merdeka 5', victims: 0 }));
    const answers = Object.fromEntries(questions.map(({ question, answer }) => [question.id, answer]));
    expect(answers).toMatchObject({ location: 'Jl. Merdeka 5', victims: 0, safe: null });
  });
  test('an answer that the guide no longer knows counts as none', () => {
    const strange: Record<string, Answer>[] = [
      { fire: 'purple' },
      { fire: ['smoke'] },
      { fire: 3 },
      { safe: 'maybe' },
    ];
    for (const answers of strange)
      expect(assess(both, fire(answers)).questions.every(({ answer }) => answer === null)).toBe(true);
    const { questions } = assess(both, fire({ fire: 'smoke', burning: ['wood', 'paper', 'gas'] }));
    expect(questions.find(({ question }) => question.id === 'burning')?.answer).toEqual(['gas', 'wood']);
  });
});

describe('what is suggested', () => {
  test('the kind of event by itself, before anything is answered', () => {
    expect(suggest(fire())).toMatchObject({
      protocol: { id: 'sample-fire', version: 3 },
      priority: 'red',
      reasons: ['Api di bangunan.'],
      hazards: [],
      agencies: { damkar: ['Memadamkan.'] },
    });
  });
  test('an answer adds its reason, hazards and agencies, and says which question it answered', () => {
    expect(suggest(fire({ safe: 'no' }))).toMatchObject({
      priority: 'red',
      reasons: ['Penelepon di dekat api.', 'Api di bangunan.'],
      hazards: ['Penelepon di dalam'],
      agencies: { damkar: ['Memadamkan.'], dinkes: ['Ambulans bersiap.'] },
    });
    expect(assess(both, fire({ safe: 'no' })).suggestion?.reasons[0]).toMatchObject({
      question: 'safe',
      answer: 'no',
    });
  });
  test('an agency that two answers ask for is suggested once, with both reasons', () => {
    expect(suggest(fire({ safe: 'no' }, { victims: 2 })).agencies).toEqual({
      damkar: ['Memadamkan.'],
      dinkes: ['Ambulans bersiap.', 'Menolong korban.'],
    });
  });
  test('a number counts from its threshold', () => {
    expect(suggest(fire({}, { victims: 0 })).agencies).not.toHaveProperty('dinkes');
    expect(suggest(fire({}, { victims: 1 })).agencies).toHaveProperty('dinkes');
    expect(suggest(fire({ houses: 2 })).hazards).toEqual([]);
    expect(suggest(fire({ houses: 3 })).hazards).toEqual(['Merambat']);
  });
  test('one of several answers is enough', () => {
    expect(suggest(fire({ fire: 'smoke', burning: ['wood', 'gas'] })).hazards).toEqual(['Tabung gas']);
  });
  test('an answer may lower the priority, but not against one that asks for more', () => {
    expect(suggest(fire({ fire: 'out' }))).toMatchObject({ priority: 'yellow', reasons: ['Sudah padam.'] });
    expect(suggest(fire({ fire: 'out' }, { victims: 1 }))).toMatchObject({
      priority: 'red',
      reasons: ['Ada korban.', 'Api di bangunan.'],
    });
  });
  test('an answer may raise it', () => {
    const calm: Protocol = { ...sampleProtocol(), priority: { ...sample.priority, value: 'green' } };
    expect(suggestionFor([calm], fire())?.priority).toBe('green');
    expect(suggestionFor([calm], fire({ safe: 'no' }))?.priority).toBe('red');
  });
  test('the answer of a question that is not asked any more does not count', () => {
    expect(suggest(fire({ fire: 'flames', burning: ['gas'] })).hazards).toEqual(['Tabung gas']);
    expect(suggest(fire({ fire: 'out', burning: ['gas'] })).hazards).toEqual([]);
  });
  test("the operator's own choice goes first, and is followed again when it is taken back", () => {
    const { suggestion } = assess(both, fire());
    expect(effectivePriority({ fields: fire({}, { priority: 'green' }), suggestion })).toBe('green');
    expect(effectivePriority({ fields: fire(), suggestion })).toBe('red');
    expect(effectivePriority({ fields: emptyFields, suggestion: null })).toBeNull();
  });
});

test('the advice is what fits the answers', () => {
  const advice = (fields: IncidentFields) => assess(both, fields).advice.map(({ id }) => id);
  expect(advice(fire())).toEqual(['away']);
  expect(advice(fire({ safe: 'unknown' }))).toEqual(['out', 'away']);
  expect(advice(fire({ safe: 'yes' }))).toEqual(['away']);
});

describe('what is missing', () => {
  const missing = (fields: IncidentFields, protocols: readonly Protocol[] = both) =>
    assess(protocols, fields).missing.map((item) =>
      item.kind === 'field' ? item.field : item.kind === 'question' ? item.label.id : item.kind,
    );
  test('in the order worth asking, with the questions that may change the priority', () => {
    expect(missing(fire())).toEqual([
      'locationText',
      'Aman',
      'whatHappened',
      'Api',
      'victims',
      'callbackNumber',
    ]);
  });
  test('shrinks with every answer, wherever it was given', () => {
    expect(missing(fire({ safe: 'yes' }, { locationText: 'Jl. Merdeka', victims: 1 }))).toEqual([
      'whatHappened',
      'Api',
      'callbackNumber',
    ]);
  });
  test('a place on the map is a location too', () => {
    expect(missing(fire({}, { desa: '35.17.09.2001' }))).not.toContain('locationText');
  });
  test('a field that the guide does not ask for as things stand is not missed', () => {
    const waiting: Protocol = { ...sampleProtocol(), complete: ['victimsState'] };
    waiting.questions.push({
      ...sample.questions[6]!,
      id: 'state',
      answer: { type: 'field', field: 'victimsState' },
      when: { question: 'victims', atLeast: 1 },
    });
    expect(missing(fire({}, { victims: 0 }), [waiting])).not.toContain('victimsState');
    expect(missing(fire({}, { victims: 1 }), [waiting])).toContain('victimsState');
  });
  test('without a guide, what is asked whatever the event', () => {
    expect(missing(emptyFields)).toEqual([
      'category',
      'locationText',
      'whatHappened',
      'callbackNumber',
      'priority',
    ]);
    expect(missing({ ...emptyFields, category: 'crime' })).toEqual([
      'locationText',
      'whatHappened',
      'victims',
      'callbackNumber',
      'priority',
    ]);
  });
});

test('answers in any order, changed and taken back on the way, give the same assessment', () => {
  const answer: Record<string, fc.Arbitrary<Answer | null>> = {
    safe: fc.constantFrom('yes', 'no', 'unknown', null),
    fire: fc.constantFrom('smoke', 'flames', 'out', null),
    burning: fc.constantFrom(['gas'], ['wood'], ['wood', 'gas'], null),
    houses: fc.constantFrom(0, 3, null),
    more: fc.constantFrom('ada kucing', null),
  };
  const one: fc.Arbitrary<IncidentChanges> = fc.oneof(
    ...Object.entries(answer).map(([id, value]) =>
      value.map((v): IncidentChanges => ({ answers: { [`sample-fire.${id}`]: v } })),
    ),
    fc.constantFrom<IncidentChanges>({ victims: 2 }, { victims: null }, { locationText: 'Jl. A' }),
  );
  const slot = (change: IncidentChanges): string => Object.keys(change.answers ?? change)[0] ?? '';
  fc.assert(
    fc.property(fc.array(one, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (changes, chance) => {
      const straight = changes.reduce(applyChanges, fire());
      // The last word on each question, in an order of its own.
      const last = [...new Map(changes.map((change) => [slot(change), change])).values()];
      const shuffled = last
        .map((change) => [chance.next().value as number, change] as const)
        .sort(([a], [b]) => a - b)
        .map(([, change]) => change);
      expect(assess(both, shuffled.reduce(applyChanges, fire()))).toEqual(assess(both, straight));
    }),
  );
});
