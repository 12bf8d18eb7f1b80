import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJob } from '../../electron/main/print/cups-job.ts';

const sized = (text: string | Buffer): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
};
const value = (kind: number, name: string, bytes: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from([kind]), sized(name), sized(bytes)]);
const answer = (status: number, ...values: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([2, 0, status >> 8, status & 0xff, 0, 0, 0, 1, 0x01]),
    value(0x47, 'attributes-charset', 'utf-8'),
    Buffer.from([0x02]),
    ...values,
    Buffer.from([0x03]),
  ]);
const state = (code: number): Buffer => value(0x23, 'job-state', Buffer.from([0, 0, 0, code]));

test('a job is read with its state and everything that is said about it', () => {
  const reasons = [
    value(0x44, 'job-state-reasons', 'job-printing'),
    value(0x44, 'job-printer-state-reasons', 'media-empty-error'),
    value(0x44, '', 'paused'),
  ];
  expect(readJob(answer(0, state(5), ...reasons))).toEqual({
    state: 5,
    reasons: ['job-printing', 'media-empty-error', 'paused'],
  });
});

test('a refusal, and an answer about no job, are not taken for a job', () => {
  expect(() => readJob(answer(0x0406, state(9)))).toThrow('IPP 0x406');
  expect(() => readJob(answer(0))).toThrow('without a job');
});

test('an answer that is cut off anywhere, or garbage, is refused and never read on', () => {
  const whole = answer(0, state(9), value(0x44, 'job-state-reasons', 'none'));
  for (let length = 0; length < whole.length; length++) {
    expect(() => readJob(whole.subarray(0, length))).toThrow();
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        readJob(Buffer.from(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }),
  );
});
