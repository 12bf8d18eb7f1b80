import { z } from 'zod';

/** The id of a protocol, a question or an option: short, as a person may type it into a file. */
export const Word = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** Which question of which protocol: `house-fire.trapped`. */
export const AnswerKey = z.templateLiteral([Word, '.', Word]);
export type AnswerKey = z.infer<typeof AnswerKey>;

/** A word (yes, no, an option), free text, a number, or several words. What it means is the protocol's to say. */
export const Answer = z.union([z.string().max(4_000), z.int().min(0).max(100_000), z.array(Word).max(9)]);
export type Answer = z.infer<typeof Answer>;

export const Answers = z.record(AnswerKey, Answer);
export type Answers = z.infer<typeof Answers>;

/** Only the questions that were answered anew; null takes an answer back. */
export const AnswerChanges = z.record(AnswerKey, Answer.nullable());
export type AnswerChanges = z.infer<typeof AnswerChanges>;

export function applyAnswers(answers: Answers, changes: AnswerChanges): Answers {
  const all: AnswerChanges = { ...answers, ...changes };
  return Object.fromEntries(Object.entries(all).filter(([, answer]) => answer !== null)) as Answers;
}
