import { useState } from 'react';
import type { AnswerKey } from '../../../shared/domain/answers.ts';
import type { AskedQuestion } from '../../../shared/protocol/assess.ts';

export interface Questions {
  /** To be asked now; undefined when everything was answered or skipped. */
  now: AskedQuestion | undefined;
  /** Keeps this one in view, whatever is answered elsewhere. */
  stay(key: AnswerKey): void;
  /** On to the next that is open. */
  proceed(from: AnswerKey): void;
  skip(key: AnswerKey): void;
  /** To the one before or after, answered or not. */
  step(by: 1 | -1): void;
}

/** Which question of the guide is in view. Nothing of it is kept: what was answered is in the log. */
export function useQuestions(questions: readonly AskedQuestion[]): Questions {
  const [pinned, setPinned] = useState<AnswerKey | null>(null);
  const [after, setAfter] = useState<AnswerKey | null>(null);
  const [skipped, setSkipped] = useState<ReadonlySet<AnswerKey>>(new Set());
  const place = (key: AnswerKey | null): number => questions.findIndex((asked) => asked.key === key);
  const now = questions[place(pinned)] ?? nextOpen(questions, place(after), skipped);
  const proceed = (from: AnswerKey): void => {
    setPinned(null);
    setAfter(from);
  };
  return {
    now,
    stay: setPinned,
    proceed,
    skip(key) {
      setSkipped((held) => new Set(held).add(key));
      proceed(key);
    },
    step(by) {
      const from = now ? questions.indexOf(now) : questions.length;
      const to = questions[Math.min(Math.max(from + by, 0), questions.length - 1)];
      if (to) setPinned(to.key);
    },
  };
}

/** The first open one after the one just dealt with, else the first of all. */
function nextOpen(
  questions: readonly AskedQuestion[],
  after: number,
  skipped: ReadonlySet<AnswerKey>,
): AskedQuestion | undefined {
  return [...questions.slice(after + 1), ...questions.slice(0, after + 1)].find(
    ({ key, answer }) => answer === null && !skipped.has(key),
  );
}
