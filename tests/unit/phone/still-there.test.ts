import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Lost } from '../../../renderer/phone/sip/inside.ts';
import { stillThere } from '../../../renderer/phone/sip/still-there.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SECOND = 1_000;
type Session = Parameters<typeof stillThere>[0];
type Handlers = Record<string, (response?: { status_code: number }) => void>;

/** A call that was just answered. `answers` is what each question gets; 408 is also that nothing comes (RFC 3261 §8.1.3.1). */
async function talking() {
  const call = { packets: 0, connected: true, answers: 200, asked: 0 };
  const gone: Lost[] = [];
  const session = Object.assign(new EventEmitter(), {
    sendRequest(method: string, { eventHandlers }: { eventHandlers: Handlers }) {
      if (method === 'OPTIONS') call.asked += 1;
      const status_code = method === 'OPTIONS' ? call.answers : 200;
      const handler = { 200: 'onSuccessResponse', 408: 'onRequestTimeout', 481: 'onDialogError' }[
        status_code
      ];
      eventHandlers[handler ?? 'onErrorResponse']?.({ status_code });
    },
    receiveRequest: () => undefined,
  });
  const presence = stillThere(
    session as unknown as Session,
    async () => call.packets,
    () => call.connected,
    (lost) => {
      gone.push(lost);
      session.emit('ended');
    },
  );
  session.emit('confirmed');
  await vi.advanceTimersByTimeAsync(0);
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * SECOND);
  return {
    ...{ call, session, presence, gone, seconds },
    async hears(count: number) {
      for (let second = 0; second < count; second += 1) {
        call.packets += 50;
        await seconds(1);
      }
    },
  };
}

test('while sound arrives nobody is asked, and that the other side knows of no such call ends nothing', async () => {
  const { call, presence, gone, hears } = await talking();
  call.answers = 481;
  await hears(60);
  presence.doubt();
  await hears(600);
  expect(call.asked).toBe(0);
  expect(gone).toEqual([]);
});

test('half a minute without sound, and the other side is asked: one that knows of no such call is gone', async () => {
  const { call, gone, hears, seconds } = await talking();
  call.answers = 481;
  await hears(10);
  await seconds(25);
  expect(call.asked).toBe(0);
  await seconds(10);
  expect(call.asked).toBe(1);
  expect(gone).toEqual([{ sipCode: 481, cause: 'Call/Transaction Does Not Exist' }]);
  await seconds(600);
  expect(call.asked).toBe(1);
});

test('after a doubt a few seconds without sound are enough', async () => {
  const { call, presence, gone, seconds } = await talking();
  call.answers = 481;
  presence.doubt();
  await seconds(5);
  expect(gone).toHaveLength(1);
});

test.each([200, 405, 500, 403])('silence on hold is no end: %i is said to each question', async (answer) => {
  const { call, gone, seconds } = await talking();
  call.answers = answer;
  await seconds(3_600);
  expect(call.asked).toBeGreaterThan(700);
  expect(gone).toEqual([]);
});

test('nothing at all for three minutes, and the call is over', async () => {
  const { call, gone, seconds } = await talking();
  call.answers = 408;
  await seconds(25 + 175);
  expect(gone).toEqual([]);
  await seconds(5);
  expect(gone).toEqual([{ sipCode: null, cause: 'Request Timeout' }]);
});

test('a sound, an answer to something else, or a request of the other side, and the three minutes begin anew', async () => {
  const { call, session, gone, hears, seconds } = await talking();
  call.answers = 408;
  await seconds(25 + 175);
  await hears(6);
  await seconds(25 + 175);
  session.sendRequest('UPDATE', { eventHandlers: {} });
  await seconds(175);
  session.receiveRequest();
  await seconds(175);
  expect(gone).toEqual([]);
  await seconds(5);
  expect(gone).toHaveLength(1);
});

test('while this desk has no connection nothing is asked, and no time counts', async () => {
  const { call, gone, seconds } = await talking();
  call.answers = 408;
  call.connected = false;
  await seconds(3_600);
  expect(call.asked).toBe(0);
  expect(gone).toEqual([]);
});

test('a call that has ended is not looked at any more', async () => {
  const { call, session, seconds } = await talking();
  session.emit('ended');
  await seconds(600);
  expect(call.asked).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});
