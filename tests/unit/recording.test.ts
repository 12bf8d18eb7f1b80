import { expect, test } from 'vitest';
import { createLending } from '../../electron/main/recording/lending.ts';
import { outline, peaksOf } from '../../renderer/workstation/story/recording/peaks.ts';
import { newCallId } from '../../shared/domain/ids.ts';
import { recordingFile, recordingOf } from '../../shared/domain/recording.ts';

test('the name of a recording tells its day, call and part, and no other name does', () => {
  const callId = newCallId();
  for (const part of [1, 2, 17]) {
    const file = recordingFile('2026-11-25', callId, part);
    expect(recordingOf(file)).toEqual({ day: '2026-11-25', callId, part });
  }
  const odd = [
    `2026-11-25/${callId}.1.webm`,
    `2026-11-25/${callId}.webm.open`,
    `2026-11-25/../${callId}.webm`,
    `${callId}.webm`,
    `2026-11-25/${callId}.webm\n`,
    '../siaga112.db',
  ];
  for (const name of odd) expect(recordingOf(name), name).toBeNull();
});

test('a recording that is lent is found at its path only, and for as long as it is lent', () => {
  const lending = createLending();
  const [one, two] = [lending.lend('a.webm'), lending.lend('a.webm')];
  expect(one).not.toBe(two);
  expect(one).toMatch(/^\/recording\/[\w-]{24}\.webm$/);
  expect([lending.fileAt(one), lending.fileAt('/recording/a.webm')]).toEqual(['a.webm', null]);
  lending.takeBack(one);
  expect([lending.fileAt(one), lending.fileAt(two)]).toEqual([null, 'a.webm']);
  lending.takeAllBack();
  expect(lending.fileAt(two)).toBeNull();
  const many = Array.from({ length: 12 }, () => lending.lend('b.webm'));
  expect(many.map((path) => lending.fileAt(path) !== null)).toEqual([false, false, ...Array(10).fill(true)]);
});

test('each step of a waveform is its loudest sample, and no sample is left out', () => {
  const samples = Float32Array.from([0, 0.5, -0.25, 0, 0, 0, -2, 0, 0, 0.125]);
  expect(peaksOf(samples, 5)).toEqual([0.5, 0.25, 0, 1, 0.125]);
  for (const steps of [3, 7, 40]) {
    for (let at = 0; at < samples.length; at += 1) {
      const one = new Float32Array(samples.length);
      one[at] = 1;
      expect(peaksOf(one, steps), `${at} of ${steps}`).toContain(1);
    }
  }
  expect(peaksOf(new Float32Array(0), 3)).toEqual([0, 0, 0]);
  expect(outline([0, 0.5])).toBe('M0 1.000L1 0.500L1 1.500L0 1.000Z');
});
