import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reoffers } from '../../../renderer/phone/sip/reoffer.ts';
import { ok, refuse } from '../../../shared/contract/errors.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Session = Parameters<typeof reoffers>[0];
interface Options {
  eventHandlers?: { onErrorResponse?: (response: { status_code: number }) => void };
}

/** A call that is talked on, with JsSIP's part of it played: it offers nothing while another offer is under way. */
function talking() {
  const asked: string[] = [];
  let held = false;
  let agree: (() => void) | null = null;
  let answer: Options['eventHandlers'];
  const change = (kind: 'hold' | 'unhold') => (_: object, done: () => void) => {
    if (call.underWay || held === (kind === 'hold')) return false;
    held = kind === 'hold';
    asked.push(kind);
    agree = done;
    session.sendRequest('INVITE', {});
    return true;
  };
  const session = Object.assign(new EventEmitter(), {
    isEstablished: () => true,
    isOnHold: () => ({ local: held, remote: false }),
    hold: change('hold'),
    unhold: change('unhold'),
    sendRequest(_: string, { eventHandlers }: Options) {
      answer = eventHandlers;
    },
  });
  const call = {
    ...{ asked, session, underWay: false },
    agrees: () => agree?.(),
    refuses: (status_code: number) => answer?.onErrorResponse?.({ status_code }),
    reoffer: reoffers(session as unknown as Session),
  };
  return call;
}

test('a resume follows the hold before it, and each is done when the other side agrees', async () => {
  const call = talking();
  const hold = call.reoffer('hold');
  const resume = call.reoffer('unhold');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(call.asked).toEqual(['hold']);
  call.agrees();
  expect(await hold).toEqual(ok(null));
  await vi.advanceTimersByTimeAsync(0);
  expect(call.asked).toEqual(['hold', 'unhold']);
  call.agrees();
  expect(await resume).toEqual(ok(null));
});

test('it waits for another offer that is under way, and gives up after ten seconds', async () => {
  const call = talking();
  call.underWay = true;
  const late = call.reoffer('hold');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await late).toEqual(refuse('E_CALL_BUSY'));
  const hold = call.reoffer('hold');
  await vi.advanceTimersByTimeAsync(1_000);
  call.underWay = false;
  await vi.advanceTimersByTimeAsync(50);
  call.agrees();
  expect(await hold).toEqual(ok(null));
  expect(call.asked).toEqual(['hold']);
});

test('what is so already is not asked for, and a refusal or an end is said at once', async () => {
  const call = talking();
  expect(await call.reoffer('unhold')).toEqual(ok(null));
  const hold = call.reoffer('hold');
  await vi.advanceTimersByTimeAsync(0);
  call.refuses(488);
  expect(await hold).toEqual(refuse('E_CALL_NOT_AGREED', { sipCode: 488 }));
  const resume = call.reoffer('unhold');
  await vi.advanceTimersByTimeAsync(0);
  call.session.emit('ended');
  expect(await resume).toEqual(refuse('E_CALL_NOT_LIVE'));
  expect(call.asked).toEqual(['hold', 'unhold']);
});
