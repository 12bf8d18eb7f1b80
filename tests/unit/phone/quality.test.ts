import { expect, test } from 'vitest';
import { unheard } from '../../../renderer/phone/audio/call-sound.ts';
import {
  delayImpairment,
  lossImpairment,
  opinionScore,
  scoreOf,
} from '../../../renderer/phone/audio/e-model.ts';
import { add, momentBetween, shown, summaryOf, type Tally } from '../../../renderer/phone/audio/quality.ts';
import type { CallSound } from '../../../renderer/phone/line.ts';
import { newCallId } from '../../../shared/domain/ids.ts';

const callId = newCallId();
const near = (actual: number, expected: number, within: number): void =>
  expect(Math.abs(actual - expected), `${actual} instead of ${expected}`).toBeLessThanOrEqual(within);

test('a rating is the opinion score of ITU-T G.107, table B.1', () => {
  for (const [rating, score] of [
    [90, 4.34],
    [80, 4.03],
    [70, 3.6],
    [60, 3.1],
    [50, 2.58],
  ] as const)
    near(scoreOf(rating), score, 0.01);
  expect(scoreOf(-5)).toBe(1);
  expect(scoreOf(0)).toBe(1);
  expect(scoreOf(3)).toBe(1);
  expect(scoreOf(120)).toBe(4.5);
});

test('a line with nothing wrong has the score that ITU-T G.107 gives for its default values', () => {
  near(opinionScore({ loss: 0, delay: 0 }), 4.41, 0.005);
});

test('delay costs nothing up to 100 ms and then as ITU-T G.107 says', () => {
  expect(delayImpairment(100)).toBe(0);
  near(delayImpairment(200), 3.04, 0.01);
  near(delayImpairment(400), 24.07, 0.01);
});

test('loss costs what ITU-T G.113 gives for G.711 with concealment', () => {
  expect(lossImpairment(0)).toBe(0);
  near(lossImpairment(0.01), 3.64, 0.005);
  near(lossImpairment(0.05), 15.78, 0.005);
  near(lossImpairment(0.2), 42.13, 0.005);
});

test('more loss or delay never scores better', () => {
  const shares = Array.from({ length: 101 }, (_, i) => i / 100);
  for (const score of [
    (x: number) => opinionScore({ loss: x, delay: 50 }),
    (x: number) => opinionScore({ loss: 0.02, delay: x * 2_000 }),
  ]) {
    const scores = shares.map(score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(1);
  }
});

const silence = unheard(callId);

test('one second tells loss, jitter, round trip and score; packets that come late take back their loss', () => {
  const one: CallSound = {
    ...silence,
    packets: 45,
    lost: 5,
    jitter: 12,
    roundTrip: 60,
    buffered: 1_920,
    played: 48_000,
  };
  const moment = momentBetween(silence, one);
  // 30 ms of way, 40 ms of waiting, 20 ms of packet.
  expect(moment).toEqual({
    ...{ packets: 45, lost: 5, jitter: 12, roundTrip: 60 },
    mos: opinionScore({ loss: 0.1, delay: 90 }),
  });
  expect(shown(moment)).toEqual({ mos: 3.4, loss: 0.1, jitter: 10, roundTrip: 60 });
  expect(momentBetween(one, { ...one, packets: 100, lost: 3 })).toMatchObject({ packets: 55, lost: 0 });
});

test('a second in which nothing came is all loss', () => {
  const { mos } = momentBetween(silence, silence);
  expect(mos).toBeLessThan(1.5);
});

test('a call is summed up by its mean, its worst second, and the loss of all its packets', () => {
  const seconds = [
    { packets: 50, lost: 0, jitter: 4, roundTrip: null, mos: 4.4 },
    { packets: 25, lost: 25, jitter: 30.4, roundTrip: 80, mos: 1.8 },
    { packets: 50, lost: 0, jitter: 6, roundTrip: 20, mos: 4.3 },
  ];
  const tally = seconds.reduce<Tally | undefined>(add, undefined) as Tally;
  expect(summaryOf(tally)).toEqual({
    ...{ seconds: 3, mos: 3.5, worstMos: 1.8, loss: 0.1667, jitter: 30, roundTrip: 80 },
  });
});
