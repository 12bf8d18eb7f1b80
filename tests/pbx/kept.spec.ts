import { type Relay, relay } from './harness/relay.ts';
import {
  answerCall,
  audioBothWays,
  callBar,
  expect,
  keptThrough,
  lastCall,
  registered,
  test,
} from './harness/room.ts';

let network: Relay;
test.use({
  roomOptions: {
    async urls(pbx) {
      network = await relay(pbx.wsUrl);
      return [network.url];
    },
  },
});
test.afterEach(() => network.close());

/** Bytes: one with its SDP is longer, and nothing else that the desk says by itself is. */
const AN_ANSWER = 800;

test('a caller who talks is kept though his side acknowledges nothing, and what it asks meanwhile is done', async ({
  room,
}) => {
  const { siaga } = room;
  const kept = keptThrough(siaga);
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    steps: [
      ...(['call', 'ring', 'answered', 'ask anew without an ACK', 'wait to be told'] as const),
      ...(['ask anew without an ACK', 'wait to be told', 'hang up'] as const),
    ],
  });
  await answerCall(siaga);
  await expect.poll(() => caller.messages()).toMatch(/^SIP\/2\.0 200 (?:.+\r?\n)+?CSeq: 2 INVITE/m);
  await caller.tell();
  // Its answer is sent again for 32 s (RFC 3261 §13.3.1.4).
  await expect.poll(() => kept, { timeout: 50_000 }).toEqual(['No ACK', 'No ACK']);
  expect(await caller.messages()).toMatch(/^SIP\/2\.0 200 (?:.+\r?\n)+?CSeq: 3 INVITE/m);
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, telephone);
  await caller.tell();
  expect(await caller.running.ended).toBe(0);
  await expect.poll(() => lastCall(siaga)?.end).toMatchObject({ kind: 'hangup', by: 'caller' });
});

test('an answer within the call that is lost with its connection is given over the next one', async ({
  room,
}) => {
  const { siaga } = room;
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    steps: [
      ...(['call', 'ring', 'answered', 'wait to be told', 'ask anew', 'take re-INVITE'] as const),
      ...(['wait to be told', 'hang up elsewhere'] as const),
    ],
  });
  await answerCall(siaga);
  await audioBothWays(siaga, telephone);
  network.holdBack();
  await caller.tell();
  await expect.poll(() => network.heldBack()).toBeGreaterThan(AN_ANSWER);
  network.cut();
  network.letArrive();
  await expect(siaga.workstation.getByTestId('light-socket')).not.toHaveAttribute('data-state', 'open');
  network.mend();
  await registered(siaga);
  // And then the desk tells where it is, as after every loss.
  await expect.poll(() => caller.messages()).toMatch(/^ACK sip:tel@/m);
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, telephone);
  await caller.tell();
  expect(await caller.running.ended).toBe(0);
});

test('a re-INVITE that the other side refuses changes nothing of the sound', async ({ room }) => {
  const { siaga } = room;
  const kept = keptThrough(siaga);
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    steps: [
      ...(['call', 'ring', 'answered'] as const),
      { refuseReInvite: '500 Server Internal Error' },
      'wait for BYE',
    ],
  });
  await answerCall(siaga);
  await audioBothWays(siaga, telephone);
  network.cut();
  await expect(siaga.workstation.getByTestId('light-socket')).not.toHaveAttribute('data-state', 'open');
  network.mend();
  await registered(siaga);
  await expect.poll(() => kept).toEqual(['Media Renegotiation Failed']);
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F8');
  expect(await caller.running.ended).toBe(0);
});

test('a call that is hung up while there is no connection ends on the other side as soon as there is one', async ({
  room,
}) => {
  const { siaga } = room;
  const caller = await room.party({ mediaPort: 9, steps: ['call', 'ring', 'answered', 'wait for BYE'] });
  await answerCall(siaga);
  network.cut();
  await expect(siaga.workstation.getByTestId('light-socket')).not.toHaveAttribute('data-state', 'open');
  await siaga.workstation.keyboard.press('F8');
  await callBar(siaga, 'idle');
  network.mend();
  expect(await caller.running.ended).toBe(0);
});
