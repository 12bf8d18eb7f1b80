import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Lost } from '../../../renderer/phone/sip/inside.ts';
import { createKeepRinging, type KeepRinging } from '../../../renderer/phone/sip/keep-ringing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** JsSIP's own reader and transactions, of which its types know nothing. */
const jssip = createRequire(import.meta.resolve('jssip'));
interface Invite {
  to_tag: string;
  reply(
    status: number,
    reason: string | null,
    headers: string[],
    body: string | null,
    sent: () => void,
    failed: () => void,
  ): void;
}
interface Transaction {
  state: number;
  onTransportError(): void;
}
interface Question {
  eventHandlers: {
    onSuccessResponse(): void;
    onErrorResponse(response: { status_code: number }): void;
    onDialogError(response: { status_code: number }): void;
  };
}

const inviteBy = (branch: string): string =>
  [
    'INVITE sip:op1@desk.invalid SIP/2.0',
    `Via: SIP/2.0/WS 127.0.0.1;branch=${branch}`,
    'From: <sip:081234567890@127.0.0.1>;tag=caller',
    'To: <sip:112@127.0.0.1>',
    'Call-ID: one',
    'CSeq: 1 INVITE',
    'Contact: <sip:tel@127.0.0.1>',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');

function ringing() {
  const sent: string[] = [];
  const known = new Set<object>();
  const ua = {
    configuration: {},
    contact: {},
    newTransaction: (transaction: object) => known.add(transaction),
    destroyTransaction: (transaction: object) => known.delete(transaction),
  };
  let connected = true;
  const transport = { send: (message: string) => connected && sent.push(message) > 0 };
  const { InviteServerTransaction } = jssip('./Transactions.js');
  const invite: Invite = jssip('./Parser.js').parseMessage(inviteBy('z9hG4bK-first'), ua);
  const transaction: Transaction = new InviteServerTransaction(ua, transport, invite);
  invite.to_tag = 'desk';
  const questions: Question[] = [];
  const session = Object.assign(new EventEmitter(), {
    sendRequest: (method: string, question: Question) => method === 'OPTIONS' && questions.push(question),
  });
  const agent = new EventEmitter();
  const gone: Lost[] = [];
  const kept = createKeepRinging(agent)(session as unknown as Parameters<KeepRinging>[0], invite, (lost) => {
    gone.push(lost);
    session.emit('failed');
  });
  const said: string[] = [];
  const reply = (status: number): void =>
    invite.reply(
      status,
      null,
      [],
      null,
      () => said.push('sent'),
      () => said.push('failed'),
    );
  reply(180);
  const statuses = (): string[] => sent.map((message) => message.slice(8, 11));
  expect(statuses()).toEqual(['100', '180']);
  sent.length = 0;
  return {
    ...{ kept, session, transaction, questions, gone, said, reply, statuses },
    isKnown: () => known.has(transaction),
    /** As JsSIP has it: each try that finds nobody is another end of the connection. */
    cut() {
      connected = false;
      transaction.onTransportError();
    },
    back() {
      connected = true;
      agent.emit('registered');
    },
    /** What JsSIP makes of these. */
    answers(status: number) {
      const handlers = questions.at(-1)?.eventHandlers;
      if (status < 300) handlers?.onSuccessResponse();
      else if ([408, 481].includes(status)) handlers?.onDialogError({ status_code: status });
      else handlers?.onErrorResponse({ status_code: status });
    },
  };
}

test('what was said last is said again over the next connection, once', () => {
  const call = ringing();
  call.cut();
  call.cut();
  expect(call.isKnown()).toBe(true);
  call.back();
  expect(call.statuses()).toEqual(['180']);
  call.back();
  expect(call.statuses()).toEqual(['180']);
});

test.each([
  [200, 'an answer'],
  [486, 'a refusal'],
])('%i that finds no connection is sent when there is one: %s', (status) => {
  const call = ringing();
  call.cut();
  call.reply(status);
  expect(call.said).toEqual(['sent']);
  call.back();
  expect(call.statuses()).toEqual([String(status)]);
});

test('an answer is given now, and without a connection when it is back', () => {
  const call = ringing();
  const given: string[] = [];
  call.kept.whenReached(() => given.push('now'));
  expect(given).toEqual(['now']);
  call.cut();
  call.kept.whenReached(() => given.push('later'));
  vi.advanceTimersByTime(60_000);
  expect(given).toEqual(['now']);
  call.back();
  vi.advanceTimersByTime(1);
  call.back();
  vi.advanceTimersByTime(1);
  expect(given).toEqual(['now', 'later']);
});

test('nobody is asked about a call whose connection never was lost', () => {
  const call = ringing();
  vi.advanceTimersByTime(3_000_000);
  expect(call.questions).toEqual([]);
  expect(call.gone).toEqual([]);
});

test('after a loss the other side is asked every 5 s whether the call is there, and only over a connection', () => {
  const call = ringing();
  call.cut();
  vi.advanceTimersByTime(20_000);
  expect(call.questions).toHaveLength(0);
  call.back();
  expect(call.questions).toHaveLength(1);
  vi.advanceTimersByTime(10_000);
  expect(call.questions).toHaveLength(3);
  call.cut();
  vi.advanceTimersByTime(20_000);
  expect(call.questions).toHaveLength(3);
  call.back();
  vi.advanceTimersByTime(4_000);
  expect(call.questions).toHaveLength(4);
  call.answers(481);
  expect(call.gone).toEqual([{ sipCode: 481, cause: 'Call/Transaction Does Not Exist' }]);
  vi.advanceTimersByTime(600_000);
  expect(call.questions).toHaveLength(4);
  expect(call.gone).toHaveLength(1);
});

test('what a proxy says is no word of the call, and three minutes without a word of the call end it', () => {
  const call = ringing();
  call.cut();
  call.back();
  for (let minute = 0; minute < 10; minute += 1) {
    call.answers([200, 405, 500, 501][minute % 4] ?? 200);
    vi.advanceTimersByTime(60_000);
  }
  expect(call.gone).toEqual([]);
  for (const status of [404, 408, 480, 503]) call.answers(status);
  vi.advanceTimersByTime(119_000);
  expect(call.gone).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(call.gone).toEqual([{ sipCode: null, cause: 'Connection Error' }]);
});

test('no connection for three minutes ends it, however often one is tried', () => {
  const call = ringing();
  for (let tries = 0; tries < 89; tries += 1) {
    call.cut();
    vi.advanceTimersByTime(2_000);
  }
  expect(call.gone).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(call.gone).toHaveLength(1);
});

test('a call that is talked on is kept by others', () => {
  const call = ringing();
  call.cut();
  call.back();
  call.reply(200);
  call.session.emit('confirmed');
  vi.advanceTimersByTime(10_000);
  expect(call.questions).toHaveLength(1);
  call.cut();
  call.back();
  vi.advanceTimersByTime(600_000);
  expect(call.statuses()).toEqual(['180', '200']);
  expect(call.gone).toEqual([]);
});

test('the same INVITE by another path takes its place only after its own was lost', () => {
  const [same, other] = [inviteBy('z9hG4bK-first'), inviteBy('z9hG4bK-second')];
  const call = ringing();
  expect(call.kept.givesWay(other)).toBe(false);
  call.cut();
  expect(call.kept.givesWay(same)).toBe(false);
  call.back();
  expect(call.isKnown()).toBe(true);
  expect(call.kept.givesWay(other)).toBe(true);
  expect(call.isKnown()).toBe(false);
  call.reply(480);
  expect(call.statuses()).toEqual(['180']);
});
