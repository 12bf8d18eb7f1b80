import { afterEach, describe, expect, test, vi } from 'vitest';
import { badRequest, createArrivals } from '../../../renderer/phone/sip/arrivals.ts';
import { type Ending, endOf, turnedAway } from '../../../renderer/phone/sip/end.ts';
import { displayNameOf, numberOf } from '../../../renderer/phone/sip/identity.ts';

const invite = (change: { branch?: string; cseq?: number; to?: string; from?: string } = {}): string =>
  [
    'INVITE sip:op1@127.0.0.1 SIP/2.0',
    `Via: SIP/2.0/WS 127.0.0.1;branch=z9hG4bK-${change.branch ?? 'a'}`,
    'Via: SIP/2.0/UDP 127.0.0.2',
    `f: ${change.from ?? '"Budi" <sip:0812@127.0.0.1>;tag=t1'}`,
    `To: ${change.to ?? '<sip:112@127.0.0.1>'}`,
    'i: abc@127.0.0.1',
    `CSeq: ${change.cseq ?? 1} INVITE`,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
const answer = (status: number, cseq = '1 INVITE'): string =>
  [
    `SIP/2.0 ${status} Whatever`,
    'From: "Budi" <sip:0812@127.0.0.1>;tag=t1',
    'To: <sip:112@127.0.0.1>;tag=mine',
    'Call-ID: abc@127.0.0.1',
    `CSeq: ${cseq}`,
    '',
    '',
  ].join('\r\n');

describe('what arrives', () => {
  afterEach(() => vi.useRealTimers());

  test('is one call however often and by however many paths its INVITE comes', () => {
    const arrivals = createArrivals();
    const first = arrivals.came(invite());
    expect(first).toEqual({
      again: false,
      arrival: expect.objectContaining({ sipCallId: 'abc@127.0.0.1', status: null, taken: false }),
    });
    for (const repeated of [invite(), invite({ branch: 'b' })]) {
      const came = arrivals.came(repeated);
      expect(came?.again).toBe(true);
      expect(came?.arrival).toBe(first?.arrival);
    }
    expect(arrivals.came(invite({ cseq: 2 }))?.again).toBe(false);
  });

  test('within a call, or as another request, is no call of its own', () => {
    const arrivals = createArrivals();
    expect(arrivals.came(invite({ to: '<sip:112@127.0.0.1>;tag=mine' }))).toBeNull();
    expect(arrivals.came(invite().replaceAll('INVITE', 'OPTIONS'))).toBeNull();
    expect(arrivals.came(answer(200))).toBeNull();
  });

  test('keeps the first final answer, and no provisional one', () => {
    const arrivals = createArrivals();
    const arrival = arrivals.came(invite())?.arrival;
    arrivals.goes(answer(180));
    expect(arrival?.status).toBeNull();
    arrivals.goes(answer(200, '1 CANCEL'));
    expect(arrival?.status).toBeNull();
    arrivals.goes(answer(487));
    arrivals.goes(answer(500));
    expect(arrival?.status).toBe(487);
  });

  test('is forgotten once it cannot be repeated any more, but not while it rings', () => {
    vi.useFakeTimers();
    const arrivals = createArrivals();
    const rings = arrivals.came(invite({ cseq: 7 }))?.arrival;
    arrivals.came(invite());
    arrivals.goes(answer(487));
    vi.advanceTimersByTime(32_000);
    expect(arrivals.came(invite())?.again).toBe(true);
    vi.advanceTimersByTime(33_000);
    arrivals.came(invite({ cseq: 8 }));
    expect(arrivals.came(invite())?.again).toBe(false);
    expect(arrivals.came(invite({ cseq: 7 }))?.arrival).toBe(rings);
  });

  test('and cannot be read is answered as a bad request to where it came from', () => {
    const lines = badRequest(invite()).split('\r\n');
    expect(lines[0]).toBe('SIP/2.0 400 Bad Request');
    expect(lines.filter((line) => line.startsWith('Via:'))).toHaveLength(2);
    expect(lines).toContain('i: abc@127.0.0.1');
    expect(lines).toContain('CSeq: 1 INVITE');
    expect(lines.find((line) => line.startsWith('To:'))).toMatch(/;tag=/);
    expect(badRequest(invite()).endsWith('Content-Length: 0\r\n\r\n')).toBe(true);
    const arrivals = createArrivals();
    const arrival = arrivals.came(invite())?.arrival;
    arrivals.goes(badRequest(invite()));
    expect(arrival?.status).toBe(400);
  });
});

describe('who calls', () => {
  test.each([
    ['"Budi \\"Bud\\" S" <sip:0812@127.0.0.1:5060>;tag=1', '0812', 'Budi "Bud" S'],
    ['Budi <sip:+62812;phone-context=x:secret@127.0.0.1>', '+62812', 'Budi'],
    ['sip:0812@127.0.0.1;tag=1', '0812', ''],
    ['<tel:+62-812;isub=1>;tag=1', '+62-812', ''],
    ['"a <sip:no@x>" <sips:%30812@127.0.0.1>', '0812', 'a <sip:no@x>'],
    ['"Anonymous" <sip:anonymous@anonymous.invalid>;tag=1', null, 'Anonymous'],
    ['<sip:127.0.0.1>', null, ''],
    ['', null, ''],
  ])('%s', (header, number, name) => {
    expect(numberOf(header, null)).toBe(number);
    expect(displayNameOf(header)).toBe(name);
  });

  test('the number that the network asserts goes before the one that the telephone shows', () => {
    const hidden = '"Anonymous" <sip:anonymous@anonymous.invalid>';
    expect(numberOf(hidden, '"Budi" <sip:0812@127.0.0.1>')).toBe('0812');
    expect(numberOf('<sip:0899@127.0.0.1>', '<tel:0812>, <sip:0812@127.0.0.1>')).toBe('0812');
    expect(numberOf('<sip:0899@127.0.0.1>', '<sip:anonymous@127.0.0.1>')).toBe('0899');
  });
});

describe('how it ended', () => {
  const ending = (status: number | null): Ending => ({
    direction: 'in',
    answered: false,
    declined: false,
    transferred: false,
    lost: null,
    answering: false,
    moved: false,
    arrival: { sipCallId: 'a', from: '', asserted: null, divertedFrom: null, status, taken: true },
  });
  const event = (cause: string, originator: string, reasons: string[] = []) =>
    ({ cause, originator, message: { getHeaders: () => reasons } }) as unknown as Parameters<typeof endOf>[0];

  test('a caller who gave up, with the status that the INVITE was answered with', () => {
    expect(endOf(event('Canceled', 'remote'), ending(487))).toEqual({
      kind: 'cancelled',
      by: 'caller',
      sipCode: 487,
      cause: 'Canceled',
    });
  });

  test('what the network says of the reason goes before that, each cause by itself', () => {
    const reasons = ['SIP;cause=200;text="Call completed elsewhere"', 'Q.850 ;cause=26'];
    expect(endOf(event('Canceled', 'remote', reasons), ending(487))).toMatchObject({
      sipCode: 200,
      q850: 26,
      cause: 'Call completed elsewhere',
    });
    const one = ['Q.850;cause=17;text="User busy", SIP;text="x";cause=486'];
    expect(endOf(event('Terminated', 'remote', one), ending(null))).toMatchObject({
      sipCode: 486,
      q850: 17,
    });
    expect(endOf(event('Canceled', 'remote', ['Q.850;cause=999']), ending(487)).q850).toBeUndefined();
  });

  test('an answer that nobody took, and a call that was found to be no more, are lost by the network', () => {
    expect(endOf(event('No ACK', 'remote'), ending(200))).toEqual({
      kind: 'lost',
      by: 'network',
      sipCode: null,
      cause: 'No ACK',
    });
    const lost = { sipCode: 481, cause: 'Call/Transaction Does Not Exist' };
    expect(endOf(event('Rejected', 'local'), { ...ending(480), lost })).toEqual({
      kind: 'lost',
      by: 'network',
      ...lost,
    });
  });

  test('an offer that could not be taken up is a line that was lost, not a caller who gave up', () => {
    expect(endOf(event('WebRTC Error', 'system'), ending(488))).toMatchObject({ kind: 'lost', sipCode: 488 });
    expect(endOf(event('Rejected', 'local'), ending(488))).toMatchObject({ kind: 'lost', by: 'network' });
  });

  test('one that became no call is refused, with its status', () => {
    expect(
      turnedAway({ sipCallId: 'a', from: '', asserted: null, divertedFrom: null, status: 482, taken: false }),
    ).toEqual({
      kind: 'refused',
      by: 'network',
      sipCode: 482,
      cause: '',
    });
  });
});
