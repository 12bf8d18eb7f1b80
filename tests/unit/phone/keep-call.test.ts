import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepCall } from '../../../renderer/phone/sip/keep-call.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const [WAITING_FOR_ACK, CONFIRMED] = [6, 9];
type Session = Parameters<typeof keepCall>[0];
type Handlers = Record<string, (response?: { status_code: number }) => void>;

/** As JsSIP has them. */
const causes = {
  onRequestTimeout: 'Request Timeout',
  onTransportError: 'Connection Error',
  onDialogError: 'Dialog Error',
};

/** A call that is talked on, with JsSIP's part of it played. */
function talking() {
  const sent: { method: string; handlers: Handlers }[] = [];
  const received: string[] = [];
  const ended: string[] = [];
  const troubles: string[] = [];
  const session = Object.assign(new EventEmitter(), {
    C: { STATUS_WAITING_FOR_ACK: WAITING_FOR_ACK },
    status: CONFIRMED,
    connection: {
      signalingState: 'stable',
      currentLocalDescription: { sdp: 'a=setup:active\r\n' },
      currentRemoteDescription: { sdp: 'a=setup:actpass\r\n' },
      setRemoteDescription: vi.fn(async () => undefined),
    },
    isEstablished: () => true,
    terminate: ({ reason_phrase = '', cause = '' } = {}) => void ended.push(reason_phrase || cause),
    _sessionTimers: { running: true, refresher: true },
    _sendUpdate: () => request('UPDATE'),
    renegotiate() {
      request('INVITE');
      return true;
    },
    sendRequest: (method: string, options: { eventHandlers: Handlers }) =>
      sent.push({ method, handlers: options.eventHandlers }),
    receiveRequest({ method }: { method: string }) {
      received.push(method);
      if (method === 'ACK') session.status = CONFIRMED;
    },
    _setACKTimer: () => void setTimeout(() => ended.push('No ACK'), 32_000),
  });
  keepCall(session as unknown as Session, ({ reason, unknown }) => {
    troubles.push(reason);
    expect(unknown).toBe(reason === 'Dialog Error');
  });
  /** Made by JsSIP, which ends the call for all but an ordinary refusal. */
  function request(method: string): void {
    const ends = (reason: string) => () => session.terminate({ reason_phrase: reason });
    const eventHandlers = Object.fromEntries(
      Object.entries(causes).map(([handler, cause]) => [handler, ends(cause)]),
    );
    session.sendRequest(method, { eventHandlers });
  }
  return {
    ...{ session, received, ended, troubles, request },
    methods: () => sent.map(({ method }) => method),
    fails(handler: string, status_code = 0) {
      sent.at(-1)?.handlers[handler]?.({ status_code });
    },
  };
}

test.each([
  ['onErrorResponse', 500],
  ['onErrorResponse', 491],
  ['onDialogError', 408],
  ['onRequestTimeout', 0],
  ['onTransportError', 0],
])('a refresh that fails by %s %i is tried again every 10 s until it succeeds', (handler, status) => {
  const call = talking();
  call.session.emit('confirmed');
  call.request('UPDATE');
  call.fails(handler, status);
  vi.advanceTimersByTime(10_000);
  call.fails(handler, status);
  vi.advanceTimersByTime(10_000);
  expect(call.methods()).toEqual(['UPDATE', 'UPDATE', 'UPDATE']);
  call.fails('onSuccessResponse', 200);
  vi.advanceTimersByTime(600_000);
  expect(call.methods()).toHaveLength(3);
  expect(call.ended).toEqual([]);
});

test('where nobody knows UPDATE it is tried again by re-INVITE', () => {
  const call = talking();
  call.session.emit('confirmed');
  call.request('UPDATE');
  call.fails('onErrorResponse', 501);
  call.fails('onRequestTimeout');
  vi.advanceTimersByTime(10_000);
  call.fails('onErrorResponse', 500);
  vi.advanceTimersByTime(10_000);
  expect(call.methods()).toEqual(['UPDATE', 'INVITE', 'INVITE', 'INVITE']);
  call.fails('onSuccessResponse', 200);
  vi.advanceTimersByTime(600_000);
  expect(call.methods()).toHaveLength(4);
  expect(call.ended).toEqual([]);
});

test('an offer that fails is followed by a refresh, whose time may have come meanwhile, if that is ours', () => {
  const call = talking();
  call.session.emit('confirmed');
  call.request('INVITE');
  call.fails('onErrorResponse', 488);
  vi.advanceTimersByTime(10_000);
  expect(call.methods()).toEqual(['INVITE', 'UPDATE']);
  call.fails('onSuccessResponse', 200);
  call.session._sessionTimers.refresher = false;
  call.request('INVITE');
  call.fails('onRequestTimeout');
  vi.advanceTimersByTime(600_000);
  expect(call.methods()).toEqual(['INVITE', 'UPDATE', 'INVITE']);
});

test('that the other side knows of no such call is told, and neither ends it nor is asked again', () => {
  const call = talking();
  call.session.emit('confirmed');
  call.request('UPDATE');
  call.fails('onDialogError', 481);
  vi.advanceTimersByTime(600_000);
  expect(call.troubles).toEqual(['Dialog Error']);
  expect(call.methods()).toEqual(['UPDATE']);
  expect(call.ended).toEqual([]);
});

test('the answer that began the call is not kept without an ACK; that to a re-INVITE is', () => {
  const call = talking();
  call.session._setACKTimer();
  vi.advanceTimersByTime(32_000);
  expect(call.ended).toEqual(['No ACK']);
  call.session.emit('confirmed');
  call.session.status = WAITING_FOR_ACK;
  call.session._setACKTimer();
  vi.advanceTimersByTime(32_000);
  expect(call.ended).toHaveLength(1);
  expect(call.troubles).toEqual(['No ACK']);
  expect(call.session.status).toBe(CONFIRMED);
});

test('who asks anew before he has acknowledged an answer is not refused', () => {
  const call = talking();
  call.session.emit('confirmed');
  call.session.status = WAITING_FOR_ACK;
  call.session._setACKTimer();
  for (const method of ['INFO', 'INVITE']) call.session.receiveRequest({ method });
  expect(call.received).toEqual(['INFO', 'ACK', 'INVITE']);
});

test('an offer of ours that comes to nothing is taken back, so that one of the other side may come', () => {
  const call = talking();
  call.session.emit('confirmed');
  call.session.connection.signalingState = 'have-local-offer';
  call.session.terminate({ cause: 'Missing SDP' });
  call.request('INVITE');
  call.fails('onRequestTimeout');
  expect(call.ended).toEqual([]);
  expect(call.session.connection.setRemoteDescription).toHaveBeenCalledTimes(2);
});

test('before a call has begun an answer without sound ends it, and the operator always does', () => {
  const call = talking();
  call.session.terminate({ cause: 'Missing SDP' });
  call.session.emit('confirmed');
  call.session.terminate();
  expect(call.ended).toEqual(['Missing SDP', '']);
});
