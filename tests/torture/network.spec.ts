import { MEDIA_ADDRESS, type MediaPath, mediaPath } from '../pbx/harness/media-path.ts';
import { type Relay, relay } from '../pbx/harness/relay.ts';
import {
  answerCall,
  audioBothWays,
  callBar,
  expect,
  lastCall,
  type Room,
  registered,
  test,
} from '../pbx/harness/room.ts';
import type { Sipp, Step } from '../pbx/harness/sipp.ts';
import type { Telephone } from '../pbx/harness/telephone.ts';

let path: MediaPath;
let signalling: Relay;
test.use({
  roomOptions: {
    mediaAddress: MEDIA_ADDRESS,
    async urls(pbx) {
      path = await mediaPath(pbx.mediaPorts);
      signalling = await relay(pbx.wsUrl);
      return [signalling.url];
    },
  },
});
test.afterEach(() => {
  signalling.close();
  path.close();
});

async function talk(room: Room, ...steps: Step[]): Promise<{ telephone: Telephone; caller: Sipp }> {
  const telephone = await room.telephone();
  const caller = await room.party({
    mediaPort: telephone.port,
    steps: ['call', 'ring', 'answered', ...steps],
  });
  await answerCall(room.siaga);
  await audioBothWays(room.siaga, telephone);
  return { telephone, caller };
}

/** The re-INVITE that tells where the workstation is now has been agreed upon, after the INVITE that began the call. */
const reached = (caller: Sipp): Promise<void> =>
  expect
    .poll(async () => (await caller.messages()).match(/^CSeq: \d+ ACK/gm)?.length, { timeout: 60_000 })
    .toBe(2);

const seconds = (count: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, count * 1_000));

test('sixty seconds without signalling: the sound goes on, then hold, resume and BYE reach both sides', async ({
  room,
}) => {
  test.slow();
  const { siaga } = room;
  const { telephone, caller } = await talk(
    room,
    'take re-INVITE from elsewhere',
    'take re-INVITE',
    'take re-INVITE',
    'wait to be told',
    'hang up elsewhere',
  );
  signalling.cut();
  await expect(siaga.workstation.getByTestId('light-socket')).not.toHaveAttribute('data-state', 'open');
  for (let passed = 0; passed < 60; passed += 10) {
    await seconds(10);
    await callBar(siaga, 'talking');
    await audioBothWays(siaga, telephone);
  }
  signalling.mend();
  await registered(siaga);
  await reached(caller);
  await siaga.workstation.keyboard.press('F3');
  await callBar(siaga, 'held');
  await telephone.until(() => telephone.level() < 0.001);
  await siaga.workstation.keyboard.press('F3');
  await callBar(siaga, 'talking');
  await audioBothWays(siaga, telephone);
  await caller.tell();
  expect(await caller.running.ended).toBe(0);
  await callBar(siaga, 'idle');
  await expect.poll(() => lastCall(siaga)).toMatchObject({ end: { kind: 'hangup', by: 'caller' } });
});

test('sound whose path is gone gets another one', async ({ room }) => {
  test.slow();
  const { siaga } = room;
  const { telephone, caller } = await talk(room, 'take re-INVITE', 'wait for BYE');
  path.reroute();
  await reached(caller);
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F8');
  expect(await caller.running.ended).toBe(0);
});

test('five and twenty percent of the packets are lost: both hear each other, and the log says how much', async ({
  room,
}) => {
  test.slow();
  const { siaga } = room;
  for (const share of [0.05, 0.2]) {
    path.lose(0);
    const { telephone, caller } = await talk(room, 'wait for BYE');
    path.lose(share);
    for (let passed = 0; passed < 30; passed += 10) {
      await seconds(10);
      await audioBothWays(siaga, telephone);
    }
    await siaga.workstation.keyboard.press('F8');
    expect(await caller.running.ended).toBe(0);
    await callBar(siaga, 'idle');
    await expect.poll(() => lastCall(siaga)?.end).toMatchObject({ kind: 'hangup', by: 'operator' });
    const loss = lastCall(siaga)?.quality?.loss ?? 0;
    expect(loss).toBeGreaterThan(share / 2);
    expect(loss).toBeLessThan(share * 1.5);
    await siaga.workstation.keyboard.press('Alt+KeyS');
  }
});

test('thirty seconds without any network: the caller is there afterwards', async ({ room }) => {
  test.slow();
  const { siaga } = room;
  const { telephone, caller } = await talk(room, 'take re-INVITE', 'wait for BYE');
  path.lose(1);
  signalling.cut();
  await seconds(30);
  await callBar(siaga, 'talking');
  path.lose(0);
  signalling.mend();
  await registered(siaga);
  await reached(caller);
  await audioBothWays(siaga, telephone);
  await siaga.workstation.keyboard.press('F8');
  expect(await caller.running.ended).toBe(0);
  await expect.poll(() => lastCall(siaga)?.end).toMatchObject({ kind: 'hangup', by: 'operator' });
});
