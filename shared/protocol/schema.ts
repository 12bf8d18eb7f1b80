import { z } from 'zod';
import { Word } from '../domain/answers.ts';
import { Category, SubCategory } from '../domain/category.ts';
import { AgencyId } from '../domain/ids.ts';
import { Priority } from '../domain/priority.ts';

// The file format is explained for its authors in docs/protocols.md.

/** One text in both languages of the screen. */
const text = (max: number) =>
  z.strictObject({ id: z.string().trim().min(1).max(max), en: z.string().trim().min(1).max(max) });
const Label = text(40);
const Sentence = text(240);
const Advice = text(600);
export type LocalText = z.infer<typeof Sentence>;

/** The fields of the form that a question can be about, or that a protocol can want filled in. */
export const guidedFields = [
  'locationText',
  'landmark',
  'access',
  'whatHappened',
  'victims',
  'victimsState',
  'hazards',
  'callerName',
  'callbackNumber',
  'notes',
] as const;
const GuidedField = z.enum(guidedFields);
export type GuidedField = z.infer<typeof GuidedField>;

export const yesNoAnswers = ['yes', 'no', 'unknown'] as const;

const Option = z.strictObject({ id: Word, label: Label });
/** At most nine: each is answered with one digit. */
const Options = z.array(Option).min(2).max(9);

const AnswerType = z.discriminatedUnion('type', [
  /** The answer is a field of the form: written here or there, it is the same text. */
  z.strictObject({ type: z.literal('field'), field: GuidedField }),
  /** Yes, no or unknown. */
  z.strictObject({ type: z.literal('yesNo') }),
  z.strictObject({ type: z.literal('choice'), options: Options }),
  /** Several at once. */
  z.strictObject({ type: z.literal('choices'), options: Options }),
  z.strictObject({ type: z.literal('number'), unit: Label.optional() }),
  z.strictObject({ type: z.literal('text') }),
]);
export type AnswerType = z.infer<typeof AnswerType>;

/** Which answers of a question are meant: any of these words, or a number as large as this. */
const is = z.array(Word).min(1).max(10);
const atLeast = z.int().min(0).max(100_000);

/** Holds when the other question is asked now and has such an answer. */
const Condition = z.union([
  z.strictObject({ question: Word, is }),
  z.strictObject({ question: Word, atLeast }),
]);
export type Condition = z.infer<typeof Condition>;

const AgencyHint = z.strictObject({ id: AgencyId, reason: Sentence });

const consequences = {
  priority: z
    .strictObject({
      value: Priority,
      reason: Sentence,
      /** Said aloud by whoever writes it: this answer makes the event less urgent than it is by itself. */
      lowers: z.literal(true).optional(),
    })
    .optional(),
  hazards: z.array(Label).max(10).optional(),
  agencies: z.array(AgencyHint).max(10).optional(),
};
const Effect = z.union([
  z.strictObject({ is, ...consequences }),
  z.strictObject({ atLeast, ...consequences }),
]);
export type Effect = z.infer<typeof Effect>;

const Question = z.strictObject({
  id: Word,
  /** As it is said to the caller. */
  ask: Sentence,
  /** The same in a few words, for lists. */
  label: Label,
  answer: AnswerType,
  when: Condition.optional(),
  effects: z.array(Effect).max(20).optional(),
});
export type Question = z.infer<typeof Question>;

/** What to ask, what the answers mean, and what to tell the caller, for one kind of event. */
export const Protocol = z.strictObject({
  id: Word,
  version: z.int().min(1),
  title: Label,
  category: Category,
  /** Empty: for every sub-category that has no protocol of its own. */
  subCategories: z.array(SubCategory).max(20),
  priority: z.strictObject({ value: Priority, reason: Sentence }),
  agencies: z.array(AgencyHint).max(10),
  sources: z
    .array(
      z.strictObject({
        title: z.string().min(1).max(200),
        publisher: z.string().min(1).max(120),
        url: z.url(),
      }),
    )
    .min(1)
    .max(10),
  questions: z.array(Question).min(2).max(30),
  advice: z
    .array(
      z.strictObject({
        id: Word,
        say: Advice,
        when: Condition.optional(),
        /** Place in `sources`, from 0. */
        source: z.int().min(0),
      }),
    )
    .max(30),
  /** What the form should hold, in the order worth asking. */
  complete: z.array(GuidedField).min(1).max(guidedFields.length),
});
export type Protocol = z.infer<typeof Protocol>;
