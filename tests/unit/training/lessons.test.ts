import { expect, test } from 'vitest';
import { createLessons } from '../../../electron/main/training/lessons.ts';
import { type CallId, newCallId } from '../../../shared/domain/ids.ts';
import type { Lesson } from '../../../shared/training/lesson.ts';

const lesson = { scenario: 'snake', call: 0 } as Lesson;

function told() {
  const began: [CallId, Lesson][] = [];
  return { began, lessons: createLessons((callId, one) => began.push([callId, one])) };
}

test('a call is tied to its lesson once, whoever tells of it first', () => {
  const { began, lessons } = told();
  const [first, second] = [newCallId(), newCallId()];
  lessons.rings(1, lesson);
  lessons.calling(1, 'a@latihan');
  lessons.rang('a@latihan', first);
  lessons.rings(2, lesson);
  lessons.rang('b@latihan', second);
  lessons.calling(2, 'b@latihan');
  lessons.rang('b@latihan', second);
  expect(began).toEqual([
    [first, lesson],
    [second, lesson],
  ]);
});

test('a caller of the round is no lesson, and a call that nobody made for practice is none either', () => {
  const { began, lessons } = told();
  lessons.rings(1, null);
  lessons.calling(1, 'a@latihan');
  lessons.rang('a@latihan', newCallId());
  lessons.rang('real@pbx', newCallId());
  expect(began).toEqual([]);
});
