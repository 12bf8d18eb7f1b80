import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { unheard } from '../../../renderer/phone/audio/call-sound.ts';
import { type CallWatch, watchCalls } from '../../../renderer/phone/call-watch.ts';
import type { CallSound, Line } from '../../../renderer/phone/line.ts';
import type { LiveCall } from '../../../shared/contract/phone.ts';
import { type CallId, newCallId } from '../../../shared/domain/ids.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const callId = newCallId();
const live = (change: Partial<LiveCall> = {}): LiveCall => ({
  ...{
    callId,
    direction: 'in',
    number: null,
    displayName: '',
    phase: 'talking',
    muted: false,
    training: false,
  },
  ...{ silent: null, quality: null, since: 0, phaseAt: 0, answeredAt: 0 },
  ...change,
});

/** A call whose sound comes in and goes out as a test says, second by second. */
function watched(first: Partial<LiveCall> = {}) {
  const calls = new Map<CallId, LiveCall>([[callId, live(first)]]);
  const sound: CallSound = { ...unheard(callId), jitter: 3, roundTrip: 4 };
  let told = 0;
  let broken = false;
  const change = (changes: Partial<LiveCall>): void =>
    void calls.set(callId, { ...live(), ...calls.get(callId), ...changes });
  const watch: CallWatch = watchCalls({
    line: () =>
      ({
        sound: async () => (broken ? Promise.reject(new Error('closed')) : [{ ...sound }]),
      }) as unknown as Line,
    calls,
    hasMicrophone: () => true,
    found(_id, changes) {
      told += 1;
      change(changes);
    },
  });
  return {
    watch,
    change,
    told: () => told,
    call: () => calls.get(callId),
    breakDown: () => {
      broken = true;
    },
    async seconds(count: number, flow: { packets?: number; lost?: number; spoken?: number } = {}) {
      for (let half = 0; half < count * 2; half++) {
        sound.packets += flow.packets ?? 25;
        sound.lost += flow.lost ?? 0;
        sound.spoken += flow.spoken ?? 0.1;
        await vi.advanceTimersByTimeAsync(500);
      }
    },
  };
}

test('a steady call is told once and then left alone, and summed up at its end, once', async () => {
  const { watch, seconds, told, call } = watched();
  await seconds(10);
  expect(call()).toMatchObject({ silent: null, quality: { mos: 4.4, loss: 0, jitter: 5, roundTrip: 0 } });
  expect(told()).toBe(1);
  expect(watch.ended(callId)).toMatchObject({ seconds: 9, mos: 4.41, loss: 0, jitter: 3, roundTrip: 4 });
  expect(watch.ended(callId)).toBeNull();
});

test('a call that rings or is held is not judged, and one that comes back is judged anew', async () => {
  const { watch, seconds, change, call } = watched({ phase: 'ringing' });
  await seconds(10, { packets: 0, spoken: 0 });
  expect(call()).toMatchObject({ silent: null, quality: null });
  expect(watch.ended(callId)).toBeNull();
  change({ phase: 'talking' });
  await seconds(4);
  change({ phase: 'held' });
  await seconds(10, { packets: 0, spoken: 0 });
  expect(call()).toMatchObject({ silent: null, quality: null });
  change({ phase: 'talking' });
  await seconds(2, { packets: 0, spoken: 0 });
  expect(call()?.silent).toBeNull();
  await seconds(4);
  expect(call()).toMatchObject({ silent: null, quality: { loss: 0 } });
});

test('a call from which nothing ever came is in the log as that', async () => {
  const { watch, seconds, call } = watched();
  await seconds(6, { packets: 0 });
  expect(call()).toMatchObject({ silent: 'line', quality: { loss: 1 } });
  expect(watch.ended(callId)).toMatchObject({ loss: 1 });
});

test('a pause of a telephone that sends nothing in pauses is no loss', async () => {
  const { watch, seconds } = watched();
  await seconds(4);
  await seconds(2, { packets: 0 });
  await seconds(4);
  expect(watch.ended(callId)).toMatchObject({ loss: 0, worstMos: 4.41 });
});

test('a connection that cannot be asked is a call without findings', async () => {
  const { seconds, breakDown, call } = watched();
  await seconds(3);
  breakDown();
  await seconds(3);
  expect(call()).toMatchObject({ silent: null, quality: null });
});
