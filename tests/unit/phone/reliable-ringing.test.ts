import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  createProvisionals,
  requiresReliability,
  ringReliably,
} from '../../../renderer/phone/sip/reliable-ringing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const INVITE_CSEQ = 4711;

function ringing(first?: number) {
  const told = { repeatedAt: [] as number[], unheardAt: [] as number[] };
  const start = Date.now();
  const provisionals = createProvisionals(
    INVITE_CSEQ,
    () => told.repeatedAt.push(Date.now() - start),
    () => told.unheardAt.push(Date.now() - start),
    first,
  );
  return { provisionals, told };
}

const prack = (rack: string, cseq = INVITE_CSEQ + 1, hasOffer = false) => ({ rack, cseq, hasOffer });

test('a 180 is sent at twice the distance each time, and after 32 s no more', () => {
  const { provisionals, told } = ringing(7);
  expect(provisionals.next()).toEqual(['Require: 100rel', 'RSeq: 7']);
  vi.advanceTimersByTime(300_000);
  expect(told.repeatedAt).toEqual([500, 1_500, 3_500, 7_500, 15_500, 31_500]);
  expect(told.unheardAt).toEqual([32_000]);
});

test('its PRACK ends that, and is taken also when it comes after the last', () => {
  for (const wait of [0, 5_000, 40_000]) {
    const { provisionals, told } = ringing(7);
    provisionals.next();
    vi.advanceTimersByTime(wait);
    const before = told.repeatedAt.length;
    expect(provisionals.acknowledge(prack(`7 ${INVITE_CSEQ} INVITE`))).toBe(200);
    expect(provisionals.acknowledged()).toBe(true);
    vi.advanceTimersByTime(300_000);
    expect(told.repeatedAt).toHaveLength(before);
    expect(told.unheardAt).toHaveLength(wait > 32_000 ? 1 : 0);
  }
});

test('a PRACK of anything else is refused, and the 180 is sent on', () => {
  const { provisionals, told } = ringing(7);
  provisionals.next();
  for (const rack of [
    `8 ${INVITE_CSEQ} INVITE`,
    `6 ${INVITE_CSEQ} INVITE`,
    `7 ${INVITE_CSEQ + 1} INVITE`,
    `7 ${INVITE_CSEQ} invite`,
    `7 ${INVITE_CSEQ} UPDATE`,
    `-7 ${INVITE_CSEQ} INVITE`,
    `7 ${INVITE_CSEQ}`,
    `7 ${INVITE_CSEQ} INVITE INVITE`,
    'undefined',
    '',
  ])
    expect(provisionals.acknowledge(prack(rack)), rack).toBe(481);
  expect(provisionals.acknowledged()).toBe(false);
  vi.advanceTimersByTime(2_000);
  expect(told.repeatedAt).toHaveLength(2);
});

test('a PRACK with an offer acknowledges nothing: the first offer has no answer yet', () => {
  const { provisionals } = ringing(7);
  provisionals.next();
  expect(provisionals.acknowledge(prack(`7 ${INVITE_CSEQ} INVITE`, 5, true))).toBe(488);
  expect(provisionals.acknowledged()).toBe(false);
  expect(provisionals.acknowledge(prack(`7 ${INVITE_CSEQ} INVITE`, 6))).toBe(200);
});

test('the same PRACK once more gets the same answer, a second one matches nothing', () => {
  const { provisionals } = ringing(7);
  provisionals.next();
  expect(provisionals.acknowledge(prack(` 7  ${INVITE_CSEQ}\tINVITE `, 5))).toBe(200);
  expect(provisionals.acknowledge(prack(`7 ${INVITE_CSEQ} INVITE`, 5))).toBe(200);
  expect(provisionals.acknowledge(prack(`7 ${INVITE_CSEQ} INVITE`, 6))).toBe(481);
});

test('when the INVITE has its answer nothing is sent any more, and a PRACK on its way gets its own', () => {
  const { provisionals, told } = ringing(7);
  provisionals.next();
  vi.advanceTimersByTime(500);
  provisionals.end();
  vi.advanceTimersByTime(300_000);
  expect(told).toEqual({ repeatedAt: [500], unheardAt: [] });
  expect(provisionals.acknowledge(prack(`7 ${INVITE_CSEQ} INVITE`))).toBe(200);
});

test('the next one has the next number and an acknowledgement of its own', () => {
  const { provisionals, told } = ringing(7);
  provisionals.next();
  provisionals.acknowledge(prack(`7 ${INVITE_CSEQ} INVITE`, 5));
  expect(provisionals.next()).toEqual(['Require: 100rel', 'RSeq: 8']);
  expect(provisionals.acknowledged()).toBe(false);
  vi.advanceTimersByTime(500);
  expect(told.repeatedAt).toHaveLength(1);
  expect(provisionals.acknowledge(prack(`7 ${INVITE_CSEQ} INVITE`, 6))).toBe(481);
  expect(provisionals.acknowledge(prack(`8 ${INVITE_CSEQ} INVITE`, 7))).toBe(200);
});

test('the first number is one that RFC 3262 allows, whatever chance says', () => {
  for (const chance of [0, 0.5, 1 - Number.EPSILON / 2]) {
    vi.spyOn(Math, 'random').mockReturnValueOnce(chance);
    const rseq = Number(/RSeq: (\d+)/.exec(ringing().provisionals.next().join('\n'))?.[1]);
    expect(rseq).toBeGreaterThanOrEqual(1);
    expect(rseq).toBeLessThanOrEqual(2 ** 31 - 1);
  }
});

test('it is required by name, alone or among others, and in no other way', () => {
  expect(requiresReliability(['100rel'])).toBe(true);
  expect(requiresReliability(['precondition , 100Rel'])).toBe(true);
  expect(requiresReliability(['timer', '100rel'])).toBe(true);
  for (const headers of [[], ['timer'], ['100relx'], ['x100rel, timer'], ['']])
    expect(requiresReliability(headers)).toBe(false);
});

/** JsSIP's own reader and transactions, of which its types know nothing. */
const jssip = createRequire(import.meta.resolve('jssip'));
interface Request {
  to_tag: string;
  reply(status: number, reason?: string | null, headers?: string[], body?: string): void;
}
interface Transaction {
  onTransportError(): void;
}

function incoming(headers: string[], body = 'v=0\r\n') {
  const sent: string[] = [];
  const nothing = (): void => undefined;
  const ua = { configuration: {}, contact: {}, newTransaction: nothing, destroyTransaction: nothing };
  const transport = { send: (message: string) => sent.push(message) > 0 };
  const read = (method: string, cseq: number, more: string[], content: string) =>
    jssip('./Parser.js').parseMessage(
      [
        `${method} sip:op1@desk.invalid SIP/2.0`,
        `Via: SIP/2.0/WS 127.0.0.1;branch=z9hG4bK${cseq}`,
        'From: <sip:081234567890@127.0.0.1>;tag=caller',
        'To: <sip:112@127.0.0.1>',
        'Call-ID: one',
        `CSeq: ${cseq} ${method}`,
        'Contact: <sip:tel@127.0.0.1>',
        ...more,
        `Content-Length: ${content.length}`,
        '',
        content,
      ].join('\r\n'),
      ua,
    );
  const { InviteServerTransaction, NonInviteServerTransaction } = jssip('./Transactions.js');
  const invite: Request = read('INVITE', INVITE_CSEQ, headers, body);
  const transaction: Transaction = new InviteServerTransaction(ua, transport, invite);
  invite.to_tag = 'desk';
  const others: string[] = [];
  const session = {
    contact: '<sip:op1@desk.invalid>',
    receiveRequest: ({ method }: { method: string }) => others.push(method),
  };
  ringReliably(session as unknown as Parameters<typeof ringReliably>[0], invite);
  invite.reply(180, null, [`Contact: ${session.contact}`]);
  const rings = () => sent.filter((message) => message.startsWith('SIP/2.0 180 '));
  return {
    invite,
    transaction,
    sent,
    rings,
    rseqs: () => rings().map((message) => Number(/^RSeq: (\d+)\r$/m.exec(message)?.[1])),
    others,
    /** With which status it is answered, if at all. */
    receive(method: string, more: string[] = []) {
      const request = read(method, INVITE_CSEQ + sent.length, more, '');
      new NonInviteServerTransaction(ua, transport, request);
      const before = sent.length;
      session.receiveRequest(request);
      return Number(/^SIP\/2\.0 (\d+)/.exec(sent[before] ?? '')?.[1]);
    },
  };
}

test('JsSIP rings reliably: each minute by a 180 of its own while it rings on, until it is answered', () => {
  const call = incoming(['Require: 100rel']);
  expect(call.rings()[0]).toMatch(
    /\r\nTo: .*;tag=desk\r\n[\s\S]*\r\nContact: [\s\S]*\r\nRequire: 100rel\r\n/,
  );
  const [first = Number.NaN] = call.rseqs();
  expect(call.receive('INFO')).toBeNaN();
  expect(call.others).toEqual(['INFO']);
  expect(call.receive('PRACK')).toBe(481);
  expect(call.receive('PRACK', [`RAck: ${first} ${INVITE_CSEQ} INVITE`])).toBe(200);
  vi.advanceTimersByTime(59_000);
  expect(call.rseqs()).toEqual([first]);
  vi.advanceTimersByTime(1_600);
  expect(call.rseqs()).toEqual([first, first + 1, first + 1]);
  expect(call.rings()[1]).toMatch(/\r\nContact: <sip:op1@desk\.invalid>\r\n/);
  call.invite.reply(200, null, [], 'v=0\r\n');
  const answer = call.sent.at(-1);
  expect(answer).toMatch(/\r\nAllow: [A-Z,]*,PRACK\r\nSupported: 100rel\r\n/);
  expect(answer).not.toContain('RSeq');
  vi.advanceTimersByTime(600_000);
  expect(call.sent.at(-1)).toBe(answer);
  expect(call.receive('PRACK', [`RAck: ${first + 1} ${INVITE_CSEQ} INVITE`])).toBe(200);
});

test('what nobody acknowledges rings on: the same each minute, and it can be answered', () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValueOnce(undefined);
  const call = incoming(['Require: 100rel']);
  vi.advanceTimersByTime(125_000);
  expect(warned).toHaveBeenCalledOnce();
  expect(call.rings()).toHaveLength(1 + 6 + 2);
  expect(new Set(call.rseqs()).size).toBe(1);
  call.invite.reply(200, null, [], 'v=0\r\n');
  expect(call.sent.at(-1)).toMatch(/^SIP\/2\.0 200 /);
});

test('a refusal, a CANCEL and a connection that is lost end the ringing', () => {
  const ways: ((call: ReturnType<typeof incoming>) => void)[] = [
    ({ invite }) => invite.reply(486),
    ({ invite }) => invite.reply(487),
    ({ transaction }) => transaction.onTransportError(),
  ];
  for (const end of ways) {
    const call = incoming(['Require: 100rel']);
    end(call);
    vi.advanceTimersByTime(600_000);
    expect(call.rings()).toHaveLength(1);
    expect(call.sent.join()).not.toMatch(/Supported: 100rel/);
  }
});

test.each([
  ['is not required', ['Supported: 100rel', 'Require: timer'], 'v=0\r\n'],
  ['would have to make an offer', ['Require: 100rel'], ''],
])(
  'where a reliable ring %s it rings in the ordinary way, and a PRACK matches nothing',
  (_, headers, body) => {
    const call = incoming(headers, body);
    expect(call.rings().join()).not.toMatch(/100rel|RSeq/);
    vi.advanceTimersByTime(50_000);
    expect(call.rings()).toHaveLength(1);
    expect(call.receive('PRACK', [`RAck: 1 ${INVITE_CSEQ} INVITE`])).toBe(481);
    call.invite.reply(200, null, [], 'v=0\r\n');
    expect(call.sent.at(-1)).not.toContain('100rel');
  },
);
