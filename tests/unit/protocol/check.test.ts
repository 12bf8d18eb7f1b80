import { describe, expect, test } from 'vitest';
import { checkProtocol, type ProtocolProblem } from '../../../shared/protocol/check.ts';
import { sampleProtocol } from './sample.ts';

/** The sample with one thing changed, as it would stand in a file. */
function spoilt(change: (file: ReturnType<typeof sampleProtocol>) => void): unknown {
  const file = sampleProtocol();
  change(file);
  return JSON.parse(JSON.stringify(file));
}
const problemOf = (raw: unknown): ProtocolProblem | null => {
  const checked = checkProtocol(raw);
  return 'problem' in checked ? checked.problem : null;
};

test('the sample these tests spoil is good', () => {
  expect(problemOf(sampleProtocol())).toBeNull();
});

describe('a bad file is named with the place and what stands there', () => {
  test('an unknown answer type', () => {
    const raw = spoilt((file) => Object.assign(file.questions[2] ?? {}, { answer: { type: 'colour' } }));
    expect(problemOf(raw)).toEqual({
      code: 'E_PROTOCOL_SHAPE',
      path: 'questions.2.answer.type',
      found: '"colour"',
    });
  });

  test('a key nobody knows', () => {
    const raw = spoilt((file) => Object.assign(file, { prioritas: 'red' }));
    expect(problemOf(raw)).toEqual({ code: 'E_PROTOCOL_SHAPE', path: 'prioritas', found: '"red"' });
  });

  test('a misspelt key inside an effect', () => {
    const raw = spoilt((file) => Object.assign(file.questions[1]?.effects?.[0] ?? {}, { hazard: [] }));
    expect(problemOf(raw)).toMatchObject({
      code: 'E_PROTOCOL_SHAPE',
      path: 'questions.1.effects.0.hazard',
    });
  });

  test('a text that is missing in one language', () => {
    const raw = spoilt((file) => Object.assign(file.title, { en: '' }));
    expect(problemOf(raw)).toEqual({ code: 'E_PROTOCOL_SHAPE', path: 'title.en', found: '""' });
  });

  test.each([[null], [[]], ['teks'], [42], [{}]])('%j, which is no protocol at all', (raw) => {
    expect(problemOf(raw)).toMatchObject({ code: 'E_PROTOCOL_SHAPE' });
  });

  test('a question that waits for itself', () => {
    const raw = spoilt((file) => {
      Object.assign(file.questions[2] ?? {}, { when: { question: 'fire', is: ['smoke'] } });
    });
    expect(problemOf(raw)).toEqual({
      code: 'E_PROTOCOL_LOOP',
      path: 'questions.2.when',
      found: 'fire → fire',
    });
  });

  test('questions that wait for each other', () => {
    const raw = spoilt((file) => {
      Object.assign(file.questions[2] ?? {}, { when: { question: 'burning', is: ['gas'] } });
    });
    expect(problemOf(raw)).toEqual({
      code: 'E_PROTOCOL_LOOP',
      path: 'questions.2.when',
      found: 'fire → burning → fire',
    });
  });

  test.each([
    ['a question', 'questions.3.when.question', { question: 'colour', is: ['red'] }],
    ['an answer', 'questions.3.when.is.1', { question: 'fire', is: ['smoke', 'purple'] }],
    ['a number where none is answered', 'questions.3.when.atLeast', { question: 'fire', atLeast: 2 }],
    ['an answer of free text', 'questions.3.when.is.0', { question: 'location', is: ['yes'] }],
  ])('a condition on %s that is not there', (_, path, when) => {
    const raw = spoilt((file) => Object.assign(file.questions[3] ?? {}, { when }));
    expect(problemOf(raw)).toMatchObject({ code: 'E_PROTOCOL_REFERENCE', path });
  });

  test('an effect of an answer that is not there', () => {
    const raw = spoilt((file) => Object.assign(file.questions[1]?.effects?.[0] ?? {}, { is: ['maybe'] }));
    expect(problemOf(raw)).toEqual({
      code: 'E_PROTOCOL_REFERENCE',
      path: 'questions.1.effects.0.is.0',
      found: 'maybe',
    });
  });

  test('advice on a question, or from a source, that is not there', () => {
    const asked = spoilt((file) =>
      Object.assign(file.advice[0] ?? {}, { when: { question: 'x', is: ['no'] } }),
    );
    expect(problemOf(asked)).toMatchObject({ code: 'E_PROTOCOL_REFERENCE', path: 'advice.0.when.question' });
    const source = spoilt((file) => Object.assign(file.advice[0] ?? {}, { source: 7 }));
    expect(problemOf(source)).toEqual({ code: 'E_PROTOCOL_REFERENCE', path: 'advice.0.source', found: '7' });
  });

  test("another category's sub-category", () => {
    const raw = spoilt((file) => Object.assign(file, { subCategories: ['flood'] }));
    expect(problemOf(raw)).toEqual({ code: 'E_PROTOCOL_REFERENCE', path: 'subCategories.0', found: 'flood' });
  });

  test('the same id twice', () => {
    const question = spoilt((file) => Object.assign(file.questions[3] ?? {}, { id: 'fire' }));
    expect(problemOf(question)).toEqual({
      code: 'E_PROTOCOL_DUPLICATE',
      path: 'questions.3.id',
      found: 'fire',
    });
    const option = spoilt((file) => {
      const answer = file.questions[2]?.answer;
      if (answer?.type === 'choice') Object.assign(answer.options[1] ?? {}, { id: 'smoke' });
    });
    expect(problemOf(option)).toMatchObject({
      code: 'E_PROTOCOL_DUPLICATE',
      path: 'questions.2.answer.options.1.id',
    });
  });

  test('a start with anything but the location and safety', () => {
    const swapped = spoilt((file) => {
      const [location, safe, ...rest] = file.questions;
      if (location && safe) file.questions = [safe, location, ...rest];
    });
    expect(problemOf(swapped)).toEqual({ code: 'E_PROTOCOL_START', path: 'questions.0', found: 'safe' });
    const unsafe = spoilt((file) => file.questions.splice(1, 1));
    expect(problemOf(unsafe)).toEqual({ code: 'E_PROTOCOL_START', path: 'questions.1', found: 'fire' });
  });

  test('an answer that lowers the priority without saying so, or says so and does not', () => {
    const silent = spoilt((file) => {
      for (const effect of file.questions[2]?.effects ?? [])
        if (effect.priority?.lowers) delete effect.priority.lowers;
    });
    expect(problemOf(silent)).toMatchObject({ code: 'E_PROTOCOL_PRIORITY', found: 'yellow' });
    const boast = spoilt((file) => {
      const priority = file.questions[1]?.effects?.[0]?.priority;
      if (priority) priority.lowers = true;
    });
    expect(problemOf(boast)).toMatchObject({
      code: 'E_PROTOCOL_PRIORITY',
      path: 'questions.1.effects.0.priority',
    });
  });
});
